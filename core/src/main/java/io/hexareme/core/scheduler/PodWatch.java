package io.hexareme.core.scheduler;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.Consumer;

/**
 * Sorts the Pods that the API server shows: those with a node count on it, those without one wait for one, those that have ended
 * count nowhere. A Pod that is assumed on a node stays there however old the version is that still shows it without.
 */
final class PodWatch {
  static final String SCHEDULER_NAME = "default-scheduler";

  private final World world;
  private final Consumer<PodInfo> onGated;

  /** @param onGated hears of Pods that scheduling gates hold back */
  PodWatch(World world, Consumer<PodInfo> onGated) {
    this.world = world;
    this.onGated = onGated;
  }

  void changed(Obj before, Obj after) {
    if (before != null && (after == null || !Meta.uid(before).equals(Meta.uid(after)))) {
      gone(Meta.uid(before));
    }
    if (after == null) {
      return;
    }
    if (hasEnded(after)) {
      gone(Meta.uid(after));
    } else if (!after.text("spec", "nodeName").isEmpty()) {
      placed(PodInfo.of(after));
    } else if (isOurs(after)) {
      pending(after);
    }
  }

  private static boolean hasEnded(Value pod) {
    String phase = pod.text("status", "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static boolean isOurs(Value pod) {
    String name = pod.text("spec", "schedulerName");
    return name.isEmpty() || name.equals(SCHEDULER_NAME);
  }

  private void gone(String uid) {
    boolean heldRoom = world.table().placed(uid) != null || !world.nominated().nodeOf(uid).isEmpty();
    world.table().removePod(uid);
    world.queue().remove(uid);
    world.nominated().remove(uid);
    world.nominated().left(uid);
    if (heldRoom) {
      world.queue().happened(ClusterEvent.POD_GONE);
    }
  }

  private void placed(PodInfo pod) {
    PodInfo was = world.table().placed(pod.uid());
    world.table().putPod(pod);
    world.queue().remove(pod.uid());
    world.nominated().remove(pod.uid());
    if (was == null || isAssumed(was) || !was.node().equals(pod.node())) {
      world.queue().happened(ClusterEvent.POD_PLACED);
      return;
    }
    if (!was.labels().equals(pod.labels()) || was.isTerminating() != pod.isTerminating()) {
      world.queue().happened(ClusterEvent.POD_LABELS_CHANGED);
    }
    if (!was.requests().equals(pod.requests())) {
      world.queue().happened(ClusterEvent.POD_GONE);
    }
  }

  private void pending(Obj object) {
    String uid = Meta.uid(object);
    if (Meta.isTerminating(object)) {
      world.queue().remove(uid);
      world.nominated().remove(uid);
      return;
    }
    PodInfo pod = PodInfo.of(object);
    String nominated = object.text("status", "nominatedNodeName");
    if (!nominated.isEmpty() && world.nominated().nodeOf(uid).isEmpty() && world.table().placed(uid) == null) {
      world.nominated().nominate(pod, nominated);
    }
    world.queue().put(pod);
    if (!pod.spec().list("schedulingGates").isEmpty()) {
      onGated.accept(pod);
    }
  }

  /** Whether the Pod is on its node only by the scheduler's word so far. */
  static boolean isAssumed(PodInfo pod) {
    return pod.spec().text("nodeName").isEmpty();
  }
}
