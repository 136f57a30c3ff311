package io.hexareme.core.kubelet.probe;

import io.hexareme.core.kubelet.pod.ProbeView.Health;

/**
 * The verdict of a probe after the answers so far: it changes once as many answers in a row as the threshold asks for say the same
 * (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes).
 *
 * @param inARow how many of the last answers were the same
 */
record ProbeCounter(Health health, boolean last, int inARow) {
  static final ProbeCounter START = new ProbeCounter(Health.UNKNOWN, false, 0);

  ProbeCounter next(boolean healthy, int successThreshold, int failureThreshold) {
    int row = healthy == last ? inARow + 1 : 1;
    boolean enough = row >= (healthy ? successThreshold : failureThreshold);
    return new ProbeCounter(enough ? (healthy ? Health.SUCCESS : Health.FAILURE) : health, healthy, row);
  }
}
