package io.hexareme.adapters.assembly.clusterfaults.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Nobody asks again and again without a pause, whatever the answers are. */
final class NobodySpins implements Invariant {
  /** More failing requests than that in a second are a loop. */
  private static final int MOST = 200;
  private final Map<String, Deque<Long>> failures = new LinkedHashMap<>();

  @Override
  public String rule() {
    return "nobody repeats failing requests without a pause";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (call.worked() || call.code() == 404 || call.code() == 409) return Optional.empty();
    String what = call.client() + " " + call.method() + " " + call.resource();
    Deque<Long> recent = failures.computeIfAbsent(what, key -> new ArrayDeque<>());
    long now = call.sentAt().toEpochMilli();
    recent.addLast(now);
    while (recent.getFirst() < now - 1000) recent.removeFirst();
    return recent.size() <= MOST ? Optional.empty() : Optional.of(what + " failed " + recent.size() + " times within a second; the last was answered " + call.code());
  }
}
