package io.hexareme.core.controllers.certificates;

import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a request stays: an hour after it was decided, a day when nobody decides. */
final class Age {
  private static final Duration DECIDED = Duration.ofHours(1);
  private static final Duration PENDING = Duration.ofHours(24);

  private Age() {}

  /** How much is left of its time. */
  static Duration left(Obj request, Instant now) {
    List<Value> conditions = request.list("status", "conditions");
    Instant born = Timestamps.parse(request.at("metadata", "creationTimestamp")).orElse(now);
    Instant end = conditions.stream()
        .map(condition -> Timestamps.parse(condition.at("lastUpdateTime")).orElse(born).plus(DECIDED))
        .min(Instant::compareTo)
        .orElse(born.plus(PENDING));
    return Duration.between(now, end);
  }
}
