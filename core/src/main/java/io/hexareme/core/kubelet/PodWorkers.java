package io.hexareme.core.kubelet;

import io.hexareme.core.client.WorkQueue;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.kubelet.pod.Effect;
import io.hexareme.core.kubelet.pod.PodAction;
import io.hexareme.core.kubelet.pod.PodDecision;
import io.hexareme.core.kubelet.pod.PodInput.NodeFacts;
import io.hexareme.core.kubelet.pod.PodSync;
import io.hexareme.core.kubelet.pod.StatusEvents;
import io.hexareme.core.kubelet.pod.StatusPatch;
import io.hexareme.core.kubelet.probe.Probes;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides about each Pod whenever something about it may have changed, and has the decision performed. */
final class PodWorkers {
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);
  private static final Duration ACTION_RETRY = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 300;

  private final PodTable table;
  private final NodeFacts node;
  private final KubeletParts parts;
  private final PodActions actions;
  private final Probes probes;
  private final RuntimeWatch runtime;
  private final NodeAdmission admission;
  private final PodVolumes volumes;
  private final StatusWriter statuses;
  private final WorkQueue<String> queue;
  private boolean draining;
  private boolean open;
  private boolean stopped;

  PodWorkers(PodTable table, NodeFacts node, KubeletParts parts, PodActions actions, Probes probes, RuntimeWatch runtime, NodeAdmission admission,
      PodVolumes volumes) {
    this.table = table;
    this.node = node;
    this.parts = parts;
    this.actions = actions;
    this.probes = probes;
    this.runtime = runtime;
    this.admission = admission;
    this.volumes = volumes;
    this.queue = new WorkQueue<>(parts.loop(), FIRST_RETRY, LAST_RETRY, this::drainLater);
    this.statuses = new StatusWriter(parts, this::written, queue::retry);
  }

  /** The Pod may need something. */
  void wake(String uid) {
    queue.add(uid);
  }

  /** Something that the Pod's volumes are made of has changed. */
  void volumesChanged(String uid) {
    PodWorker worker = table.get(uid);
    if (worker != null) {
      worker.memory.volumesChanged(parts.clock().now());
      wake(uid);
    }
  }

  /** Both sides are known for the first time: from now on decisions are taken. */
  void open() {
    if (!open) {
      open = true;
      drainLater();
    }
  }

  void stop() {
    stopped = true;
  }

  private void written(String uid) {
    queue.forget(uid);
    queue.add(uid);
  }

  private void drainLater() {
    if (open && !draining) {
      draining = true;
      parts.loop().execute(this::drain);
    }
  }

  private void drain() {
    draining = false;
    for (Optional<String> uid = queue.take(); uid.isPresent() && !stopped; uid = queue.take()) {
      PodWorker worker = table.get(uid.get());
      if (worker != null && admission.isDecided(worker)) {
        sync(worker);
      }
      queue.done(uid.get());
    }
  }

  private void sync(PodWorker worker) {
    probes.follow(worker.pod(), worker.runtime, worker.gone || Meta.isTerminating(worker.pod()));
    PodDecision decision = PodSync.decide(worker.input(probes, node, parts.clock().now()));
    if (decision.settled() && worker.inFlight.isEmpty()) {
      probes.forget(worker.uid);
      volumes.forget(worker.uid);
      table.remove(worker);
      return;
    }
    if (decision.wakeAt() != null) {
      queue.addAfter(worker.uid, Duration.between(parts.clock().now(), decision.wakeAt()));
    }
    Optional<Obj> patch = patch(worker, decision);
    boolean told = patch.isEmpty() && worker.writing == null;
    List<PodAction> due = decision.actions().stream()
        .filter(action -> !worker.inFlight.contains(action.key()) && (told || !(action instanceof PodAction.DeletePod)))
        .toList();
    Optional<Obj> writable = worker.writing == null ? patch : Optional.empty();
    if (!due.isEmpty() || writable.isPresent()) {
      act(worker, decision, due, writable);
    }
  }

  /** What is to be written; empty when the API has it already, or will not have it. */
  private static Optional<Obj> patch(PodWorker worker, PodDecision decision) {
    return worker.gone
        ? Optional.empty()
        : StatusPatch.between(worker.uid, worker.pod().at("status").asObj(), decision.status()).filter(change -> !worker.isFutile(change));
  }

  private void act(PodWorker worker, PodDecision decision, List<PodAction> due, Optional<Obj> patch) {
    String span = parts.spans().next();
    parts.spans().sync(Meta.subject(worker.pod()), Meta.revision(worker.pod()), span, worker.takeReport(),
        details(decision, due, patch.isPresent()));
    if (patch.isPresent()) {
      StatusEvents.between(worker.pod(), decision.status()).forEach(notice ->
          parts.events().record(worker.pod(), notice.fieldPath(), notice.type(), notice.reason(), notice.message()));
      statuses.write(worker, decision.status(), patch.get(), span);
    }
    Doing doing = new Doing(worker.pod(), worker.runtime, worker.memory, span);
    due.forEach(action -> perform(worker, doing, action));
  }

  private static Map<String, String> details(PodDecision decision, List<PodAction> due, boolean writes) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("phase", decision.status().text("phase"));
    if (!due.isEmpty()) {
      details.put("actions", due.stream().map(PodAction::key).collect(Collectors.joining(" ")));
    }
    if (writes) {
      details.put("status", "written");
    }
    return details;
  }

  /** Keeps the action's key until a listing shows what it did: a decision on an older listing would do it twice. */
  private void perform(PodWorker worker, Doing doing, PodAction action) {
    worker.inFlight.add(action.key());
    Unexpected.rethrow(parts.loop(), actions.perform(doing, action).handle((done, failure) -> {
      if (failure == null && parts.flaws().contains(KubeletFlaw.DECIDES_ON_AN_OLD_LISTING)) {
        release(worker, action);
      } else if (failure == null) {
        runtime.refresh(() -> looked(worker, action, MOST_LOOKS));
      } else {
        parts.spans().failed(doing, action.key(), RuntimeCalls.cause(failure));
        parts.loop().after(ACTION_RETRY, () -> runtime.refresh(() -> release(worker, action)));
      }
      return null;
    }));
  }

  /** The newest listing may still be an old one. What it has not shown after so many looks is lost, and is decided anew. */
  private void looked(PodWorker worker, PodAction action, int left) {
    if (left == 0 || Effect.isShown(action, worker.runtime, worker.memory)) {
      release(worker, action);
    } else {
      parts.loop().after(ACTION_RETRY, () -> runtime.refresh(() -> looked(worker, action, left - 1)));
    }
  }

  private void release(PodWorker worker, PodAction action) {
    worker.inFlight.remove(action.key());
    queue.add(worker.uid);
  }
}
