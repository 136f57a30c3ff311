package io.hexareme.core.scheduler.queue;

import io.hexareme.core.scheduler.queue.QueuedPod.Place;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The Pods without a node, by uid. A Pod that was taken stays known, and is not given out again, until it is told of. */
public final class SchedulingQueue {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Loop loop;
  private final Map<String, Set<ClusterEvent>> wokenBy;
  private final Runnable onReady;
  private final Map<String, QueuedPod> all = new LinkedHashMap<>();
  private final Map<String, QueuedPod> waiting = new LinkedHashMap<>();
  private final TreeSet<QueuedPod> ready = new TreeSet<>(QueuedPod.BY_TURN);
  private long turns;

  /**
   * @param wokenBy which events may change the mind of each rule, by the rule's name
   * @param onReady called whenever a Pod becomes ready to be taken
   */
  public SchedulingQueue(Loop loop, Map<String, Set<ClusterEvent>> wokenBy, Runnable onReady) {
    this.loop = loop;
    this.wokenBy = wokenBy;
    this.onReady = onReady;
  }

  /** The Pod is there or has changed, and has no node. */
  public void put(PodInfo pod) {
    QueuedPod queued = all.get(pod.uid());
    if (queued == null) {
      queued = new QueuedPod(pod);
      all.put(pod.uid(), queued);
      enqueue(queued);
      return;
    }
    PodInfo before = queued.pod;
    queued.pod = pod;
    boolean changed = !schedulingFacts(before).equals(schedulingFacts(pod));
    if (queued.place == Place.GATED || (changed && queued.place == Place.WAITING)) {
      requeue(queued);
    }
  }

  /** The Pod is gone or has got a node. */
  public void remove(String uid) {
    QueuedPod queued = all.remove(uid);
    if (queued != null) {
      leave(queued);
    }
  }

  /** The next Pod to be tried. One of {@link #remove}, {@link #unschedulable} and {@link #retry} follows. */
  public Optional<PodInfo> take() {
    QueuedPod next = ready.pollFirst();
    if (next == null) {
      return Optional.empty();
    }
    next.place = Place.TAKEN;
    next.attempts++;
    return Optional.of(next.pod);
  }

  /** The Pod fits nowhere; it comes back after an event that may change one of the rules' minds. */
  public void unschedulable(String uid, Set<String> rejectedBy) {
    QueuedPod queued = taken(uid);
    if (queued != null) {
      queued.retryAtNanos = loop.nanos() + Backoff.after(queued.attempts).toNanos();
      queued.rejectedBy = rejectedBy;
      queued.place = Place.WAITING;
      waiting.put(uid, queued);
      queued.timer = loop.after(LONGEST_WAIT, () -> requeue(queued));
    }
  }

  /** The attempt failed for another reason than room; the Pod comes back after its back-off. */
  public void retry(String uid) {
    QueuedPod queued = taken(uid);
    if (queued != null) {
      queued.retryAtNanos = loop.nanos() + Backoff.after(queued.attempts).toNanos();
      requeue(queued);
    }
  }

  /** Tries a waiting Pod again without an event. */
  public void wake(String uid) {
    QueuedPod queued = waiting.get(uid);
    if (queued != null) {
      requeue(queued);
    }
  }

  /** Something happened: the Pods that it may help come back. */
  public void happened(ClusterEvent event) {
    for (QueuedPod queued : List.copyOf(waiting.values())) {
      if (mayHelp(event, queued)) {
        requeue(queued);
      }
    }
  }

  public void stop() {
    all.values().forEach(QueuedPod::cancelTimer);
  }

  /** How many Pods are known. */
  public int size() {
    return all.size();
  }

  private QueuedPod taken(String uid) {
    QueuedPod queued = all.get(uid);
    return queued != null && queued.place == Place.TAKEN ? queued : null;
  }

  /** Rejected by no rule means that there was nothing to ask, so anything may help. */
  private boolean mayHelp(ClusterEvent event, QueuedPod queued) {
    return queued.rejectedBy.isEmpty()
        || queued.rejectedBy.stream().anyMatch(rule -> wokenBy.getOrDefault(rule, Set.of()).contains(event));
  }

  private void requeue(QueuedPod queued) {
    leave(queued);
    enqueue(queued);
  }

  private void leave(QueuedPod queued) {
    queued.cancelTimer();
    if (queued.place == Place.READY) {
      ready.remove(queued);
    }
    waiting.remove(queued.pod.uid());
  }

  private void enqueue(QueuedPod queued) {
    long left = queued.retryAtNanos - loop.nanos();
    if (isGated(queued.pod)) {
      queued.place = Place.GATED;
    } else if (queued.attempts > 0 && left > 0) {
      queued.place = Place.BACKING_OFF;
      queued.timer = loop.after(Duration.ofNanos(left), () -> requeue(queued));
    } else {
      queued.place = Place.READY;
      queued.takesTurn(turns++);
      ready.add(queued);
      onReady.run();
    }
  }

  private static boolean isGated(PodInfo pod) {
    return !pod.spec().list("schedulingGates").isEmpty();
  }

  /** What of a Pod can change its chances; its status, which the scheduler itself writes, is no part of it. */
  private static List<Value> schedulingFacts(PodInfo pod) {
    return List.of(pod.spec(), pod.object().at("metadata", "labels"));
  }
}
