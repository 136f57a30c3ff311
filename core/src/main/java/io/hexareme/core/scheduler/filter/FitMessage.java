package io.hexareme.core.scheduler.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words for a Pod that fits nowhere: how many nodes gave which reason, in the sentence that kubectl's users know
 * ({@code 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.}).
 */
public final class FitMessage {
  public static final String NO_NODES = "no nodes available to schedule pods";

  private FitMessage() {}

  /** @param nodes how many nodes there are */
  public static String of(int nodes, Collection<Verdict.Reject> rejections) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rejections.forEach(reject -> reject.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
    List<String> parts = new ArrayList<>();
    counts.forEach((reason, count) -> parts.add(count + " " + reason));
    Collections.sort(parts);
    String start = "0/" + nodes + " nodes are available:";
    return parts.isEmpty() ? start : start + " " + String.join(", ", parts) + ".";
  }
}
