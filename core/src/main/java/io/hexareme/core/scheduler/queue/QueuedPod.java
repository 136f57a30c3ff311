package io.hexareme.core.scheduler.queue;

import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.Loop;
import java.util.Comparator;
import java.util.Set;

/** A Pod in the queue, and where in it. */
final class QueuedPod {
  /** Higher priority first, then who became ready first. */
  static final Comparator<QueuedPod> BY_TURN =
      Comparator.<QueuedPod>comparingInt(queued -> -queued.turnPriority).thenComparingLong(queued -> queued.turn);

  /** Where it is. */
  enum Place { READY, BACKING_OFF, WAITING, GATED, TAKEN }

  PodInfo pod;
  Place place;
  int attempts;
  long retryAtNanos;
  Set<String> rejectedBy = Set.of();
  Loop.Timer timer;
  private int turnPriority;
  private long turn;

  QueuedPod(PodInfo pod) {
    this.pod = pod;
  }

  /** Fixes its order among the ready; only while it is not among them. */
  void takesTurn(long turn) {
    this.turn = turn;
    this.turnPriority = Math.max(pod.priority(), -Integer.MAX_VALUE);
  }

  void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
