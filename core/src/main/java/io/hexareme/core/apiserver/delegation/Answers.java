package io.hexareme.core.apiserver.delegation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was answered lately, by question. The oldest go first when there are many. */
public final class Answers<Q, A> {
  private static final int MOST = 8192;

  private record Kept<A>(A answer, Instant until) {}

  private final Map<Q, Kept<A>> kept = new LinkedHashMap<>();

  public Optional<A> get(Q question, Instant now) {
    Kept<A> found = kept.get(question);
    if (found == null || !found.until().isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(found.answer());
  }

  public void put(Q question, A answer, Instant until) {
    kept.remove(question);
    kept.put(question, new Kept<>(answer, until));
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
