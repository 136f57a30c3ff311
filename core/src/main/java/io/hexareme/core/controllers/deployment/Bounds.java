package io.hexareme.core.controllers.deployment;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/**
 * How many Pods a Deployment may have too many and too few.
 *
 * @param replicas how many it wants
 * @param surge how many more there may be; 0 unless it is rolling
 * @param unavailable how many may be unavailable; 0 unless it is rolling
 */
record Bounds(int replicas, int surge, int unavailable) {
  private static final Value DEFAULT = Value.of("25%");

  static Bounds of(Obj deployment) {
    int replicas = deployment.at("spec", "replicas").asInt(1);
    if (!isRolling(deployment)) {
      return new Bounds(replicas, 0, 0);
    }
    Value rolling = deployment.at("spec", "strategy", "rollingUpdate");
    int surge = scaled(rolling.at("maxSurge"), replicas, true);
    int unavailable = scaled(rolling.at("maxUnavailable"), replicas, false);
    // Percentages of small numbers can come to nothing on both sides, and then nothing could ever move.
    int fencepost = surge == 0 && unavailable == 0 ? 1 : unavailable;
    return new Bounds(replicas, surge, Math.min(fencepost, replicas));
  }

  static boolean isRolling(Obj deployment) {
    return !deployment.text("spec", "strategy", "type").equals("Recreate");
  }

  private static int scaled(Value countOrPercent, int replicas, boolean up) {
    Value value = countOrPercent.isNull() ? DEFAULT : countOrPercent;
    String text = value.asString("");
    if (!text.endsWith("%")) {
      return value.asInt(0);
    }
    long hundredths = Long.parseLong(text.substring(0, text.length() - 1)) * replicas;
    return (int) (up ? Math.ceilDiv(hundredths, 100L) : hundredths / 100L);
  }

  /** The most Pods that there may be; none when none are wanted. */
  int mostPods() {
    return replicas + surge;
  }

  int leastAvailable() {
    return replicas - unavailable;
  }
}
