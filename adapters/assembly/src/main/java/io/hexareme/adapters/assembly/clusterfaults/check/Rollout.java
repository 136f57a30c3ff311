package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.ports.value.Value;

/** How many Pods a Deployment may have, and has to have ready, while it rolls. */
record Rollout(long replicas, long surge, long unavailable) {

  static Rollout of(Value deployment) {
    long replicas = deployment.at("spec", "replicas").asLong(1);
    if (deployment.text("spec", "strategy", "type").equals("Recreate")) return new Rollout(replicas, 0, replicas);
    Value rolling = deployment.at("spec", "strategy", "rollingUpdate");
    long surge = part(rolling.at("maxSurge"), replicas, true);
    long unavailable = part(rolling.at("maxUnavailable"), replicas, false);
    return new Rollout(replicas, surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
  }

  /** A number, or a part of {@code whole} in percent. */
  static long part(Value value, long whole, boolean up) {
    String text = value.asString("");
    if (!text.endsWith("%")) return value.asLong(0);
    long hundredths = Long.parseLong(text.substring(0, text.length() - 1)) * whole;
    return up ? Math.ceilDiv(hundredths, 100) : hundredths / 100;
  }

  long mostPods() {
    return replicas + surge;
  }

  long leastReady() {
    return Math.max(0, replicas - unavailable);
  }
}
