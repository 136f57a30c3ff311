package io.hexareme.core.kubelet;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.WorkQueue;
import io.hexareme.core.kubelet.admission.Admission;
import io.hexareme.core.kubelet.pod.PodAction;
import io.hexareme.core.kubelet.pod.PodDecision;
import io.hexareme.core.kubelet.pod.PodInput.NodeFacts;
import io.hexareme.core.kubelet.pod.PodSync;
import io.hexareme.core.kubelet.pod.StatusEvents;
import io.hexareme.core.kubelet.pod.StatusPatch;
import io.hexareme.core.kubelet.probe.Probes;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Decides about each Pod whenever something about it may have changed, and has the decision performed. */
final class PodWorkers {
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);
  private static final Duration ACTION_RETRY = Duration.ofSeconds(1);

  private final PodTable table;
  private final NodeFacts node;
  private final Loop loop;
  private final Clock clock;
  private final Spans spans;
  private final EventRecorder events;
  private final PodActions actions;
  private final Probes probes;
  private final RuntimeWatch runtime;
  private final StatusWriter statuses;
  private final Supplier<Admission> admission;
  private final WorkQueue<String> queue;
  private boolean draining;
  private boolean open;
  private boolean stopped;

  PodWorkers(PodTable table, NodeFacts node, KubeletParts parts, PodActions actions, Probes probes, RuntimeWatch runtime, Supplier<Admission> admission) {
    this.table = table;
    this.node = node;
    this.loop = parts.loop();
    this.clock = parts.clock();
    this.spans = parts.spans();
    this.events = parts.events();
    this.actions = actions;
    this.probes = probes;
    this.runtime = runtime;
    this.admission = admission;
    this.queue = new WorkQueue<>(loop, FIRST_RETRY, LAST_RETRY, this::drainLater);
    this.statuses = new StatusWriter(parts.client(), uid -> {
      queue.forget(uid);
      queue.add(uid);
    }, queue::retry);
  }

  /** The Pod may need something. */
  void wake(String uid) {
    queue.add(uid);
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

  private void drainLater() {
    if (open && !draining) {
      draining = true;
      loop.execute(this::drain);
    }
  }

  private void drain() {
    draining = false;
    for (Optional<String> uid = queue.take(); uid.isPresent() && !stopped; uid = queue.take()) {
      PodWorker worker = table.get(uid.get());
      if (worker != null) {
        sync(worker);
      }
      queue.done(uid.get());
    }
  }

  private void sync(PodWorker worker) {
    admit(worker);
    probes.follow(worker.pod(), worker.runtime, worker.gone || Meta.isTerminating(worker.pod()));
    Obj before = worker.expected();
    PodDecision decision = PodSync.decide(worker.input(probes, node, clock.now()));
    if (decision.settled() && worker.inFlight.isEmpty()) {
      probes.forget(worker.uid);
      table.remove(worker);
      return;
    }
    if (decision.wakeAt() != null) {
      queue.addAfter(worker.uid, Duration.between(clock.now(), decision.wakeAt()));
    }
    Optional<Obj> patch = worker.gone
        ? Optional.empty()
        : StatusPatch.between(worker.uid, worker.pod().at("status").asObj(), decision.status()).filter(change -> !worker.isFutile(change));
    boolean told = patch.isEmpty() && worker.writing == null;
    List<PodAction> due = decision.actions().stream()
        .filter(action -> !worker.inFlight.contains(action.key()) && (told || !(action instanceof PodAction.DeletePod)))
        .toList();
    boolean writes = patch.isPresent() && worker.writing == null;
    if (due.isEmpty() && !writes) {
      return;
    }
    act(worker, before, decision, due, writes ? patch : Optional.empty());
  }

  private void act(PodWorker worker, Obj before, PodDecision decision, List<PodAction> due, Optional<Obj> patch) {
    String span = spans.next();
    spans.sync(Meta.subject(worker.pod()), Meta.revision(worker.pod()), span, details(decision, due, patch.isPresent()));
    if (patch.isPresent()) {
      StatusEvents.between(before, decision.status())
          .forEach(notice -> events.record(worker.pod(), notice.fieldPath(), notice.type(), notice.reason(), notice.message()));
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
    Runnable release = () -> {
      worker.inFlight.remove(action.key());
      queue.add(worker.uid);
    };
    actions.perform(doing, action).whenComplete((done, failure) -> {
      if (failure == null) {
        runtime.refresh(release);
      } else {
        loop.after(ACTION_RETRY, () -> runtime.refresh(release));
      }
    });
  }

  /** The node's own word, once per Pod, before anything is started for it. */
  private void admit(PodWorker worker) {
    boolean unknown = !worker.admitted && !worker.gone && worker.runtime.isEmpty();
    String phase = worker.pod().text("status", "phase");
    if (!unknown || Meta.isTerminating(worker.pod()) || phase.equals("Succeeded") || phase.equals("Failed")) {
      return;
    }
    List<Obj> others = new ArrayList<>();
    table.all().filter(other -> other != worker && other.takesRoom()).forEach(other -> others.add(other.pod()));
    worker.admitted = true;
    admission.get().check(worker.pod(), others).ifPresent(rejection -> {
      worker.memory.reject(rejection);
      events.warning(worker.pod(), rejection.reason(), rejection.message());
    });
  }
}
