package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;

/** What lists and watches tell a component, held against history. */
public final class ToldStreams {
  private static final String WATCHES = "watches are ordered, unique and whole, and no bookmark passes an event";
  private static final String LISTS = "a list is what there was at its revision";

  private final String client;
  private final String resource;
  private final String namespace;
  private final Map<String, String> query;
  private final Invariants invariants;
  private final long from;
  private FollowedWatch watch; // null as long as the kind is not known

  /** One watch. */
  public ToldStreams(String client, String resource, String namespace, Map<String, String> query, Invariants invariants) {
    this.client = client;
    this.resource = resource;
    this.namespace = namespace;
    this.query = query;
    this.invariants = invariants;
    String revision = query.getOrDefault("resourceVersion", "");
    this.from = revision.isEmpty() ? 0 : Long.parseLong(revision);
  }

  public void frame(Value event) {
    long revision = Meta.revision(event.at("object"));
    invariants.reached(client, resource, revision);
    if (from == 0) return;
    if (watch == null) {
      watch = Selected.of(resource, namespace, query, invariants.history())
          .map(selected -> new FollowedWatch("a watch of " + resource + " by " + client, selected, from, invariants.history())).orElse(null);
    }
    if (watch != null) watch.tells(event).ifPresent(wrong -> invariants.breaks(WATCHES, wrong, List.of()));
  }

  /** One list that asked for the newest. */
  public static void listed(String client, String resource, String namespace, Map<String, String> query, Value list, Invariants invariants) {
    Selected.of(resource, namespace, query, invariants.history())
        .flatMap(selected -> FollowedList.judge("a list of " + resource + " by " + client, selected, list, invariants.history()))
        .ifPresent(wrong -> invariants.breaks(LISTS, wrong, List.of()));
  }
}
