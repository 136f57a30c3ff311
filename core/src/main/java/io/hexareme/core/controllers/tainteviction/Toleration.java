package io.hexareme.core.controllers.tainteviction;

import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How long Pods stand {@code NoExecute} taints. */
final class Toleration {
  private Toleration() {}

  /**
   * When the Pod stops tolerating the taint: {@code Instant.MIN} when it never did, {@code Instant.MAX} when it always will. Some
   * seconds are counted from when both came together, the taint and the Pod. A taint that does not say when it was added is
   * tolerated until the node lifecycle controller has noted the time.
   */
  static Instant end(Value taint, PodView pod) {
    Optional<Value> toleration = pod.tolerations().stream().filter(candidate -> tolerates(candidate, taint)).findFirst();
    if (toleration.isEmpty()) {
      return Instant.MIN;
    }
    Value seconds = toleration.get().at("tolerationSeconds");
    if (seconds.isNull()) {
      return Instant.MAX;
    }
    if (seconds.asLong(0) <= 0) {
      return Instant.MIN;
    }
    return Timestamps.parse(taint.at("timeAdded"))
        .flatMap(added -> Stream.concat(Stream.of(added), pod.boundSince().stream()).max(Instant::compareTo))
        .map(start -> start.plus(Duration.ofSeconds(seconds.asLong(0))))
        .orElse(Instant.MAX);
  }

  private static boolean tolerates(Value toleration, Value taint) {
    String effect = toleration.text("effect");
    String key = toleration.text("key");
    if (!effect.isEmpty() && !effect.equals(taint.text("effect")) || !key.isEmpty() && !key.equals(taint.text("key"))) {
      return false;
    }
    return switch (toleration.text("operator")) {
      case "", "Equal" -> !key.isEmpty() && toleration.text("value").equals(taint.text("value"));
      case "Exists" -> true;
      default -> false;
    };
  }
}
