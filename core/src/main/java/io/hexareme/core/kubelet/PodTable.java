package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.kubelet.pod.RuntimeState;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The Pods of this node by uid, brought together from the API and the runtime. */
final class PodTable {
  private static final int REMEMBERED = 1000;

  private final Clock clock;
  private final Spans spans;
  private final boolean leavesStrangers;
  private final Consumer<String> onChange;
  private final Map<String, PodWorker> workers = new LinkedHashMap<>();
  private final Set<String> finished = new LinkedHashSet<>();

  /** @param onChange called with the uid of each Pod of which something changed */
  PodTable(KubeletParts parts, Consumer<String> onChange) {
    this.clock = parts.clock();
    this.spans = parts.spans();
    this.leavesStrangers = parts.flaws().contains(KubeletFlaw.LEAVES_STRANGERS_ALONE);
    this.onChange = onChange;
  }

  /** Null for none. */
  PodWorker get(String uid) {
    return workers.get(uid);
  }

  Stream<PodWorker> all() {
    return workers.values().stream();
  }

  /** The Pod of that name that the API has. */
  Optional<PodWorker> find(String namespace, String name) {
    ObjectKey key = new ObjectKey(namespace, name);
    return all().filter(worker -> !worker.gone && ObjectKey.of(worker.pod()).equals(key)).findFirst();
  }

  /** A change in the API; {@code before} or {@code after} may be null. The same name may stand for another Pod than before. */
  void changed(Obj before, Obj after) {
    if (before != null && (after == null || !Meta.uid(before).equals(Meta.uid(after)))) {
      PodWorker worker = workers.get(Meta.uid(before));
      if (worker != null) {
        worker.gone = true;
        onChange.accept(worker.uid);
      }
    }
    if (after != null && !finished.contains(Meta.uid(after))) {
      PodWorker worker = workers.computeIfAbsent(Meta.uid(after), uid -> new PodWorker(after, clock.now()));
      if (worker.unseen) {
        worker.unseen = false;
        worker.gone = false;
      }
      worker.take(after);
      if (before != null && tellsOtherwise(before, after)) {
        worker.memory.volumesChanged(clock.now());
      }
      onChange.accept(Meta.uid(after));
    }
  }

  /** Whether the downward API tells a Pod something else of itself. */
  private static boolean tellsOtherwise(Obj before, Obj after) {
    return !before.at("metadata", "labels").equals(after.at("metadata", "labels"))
        || !before.at("metadata", "annotations").equals(after.at("metadata", "annotations"));
  }

  /** What the runtime has now. Sandboxes of no Pod of the API are those of Pods that are gone. */
  void listed(Listing listing) {
    Map<String, RuntimeState> states = byPod(listing);
    listing.sandboxes().stream().filter(sandbox -> !leavesStrangers).forEach(sandbox -> workers.computeIfAbsent(sandbox.config().podUid(), uid -> orphan(sandbox)));
    for (PodWorker worker : List.copyOf(workers.values())) {
      RuntimeState state = states.getOrDefault(worker.uid, RuntimeState.NONE);
      if (!state.equals(worker.runtime)) {
        reportExits(worker, state);
        worker.runtime = state;
        onChange.accept(worker.uid);
      }
    }
  }

  private void reportExits(PodWorker worker, RuntimeState state) {
    List<String> ran = worker.runtime.alive().stream().map(Container::id).toList();
    state.containers().stream()
        .filter(container -> container.state() == ContainerState.EXITED && ran.contains(container.id()))
        .forEach(container -> worker.report = spans.exited(Meta.subject(worker.pod()), container));
  }

  /**
   * Nothing is left of it. A uid that the API has let go of does not come back; one that it has not shown yet may: perhaps what it showed
   * first was old, and the Pod is new.
   */
  void remove(PodWorker worker) {
    workers.remove(worker.uid);
    if (worker.unseen) {
      return;
    }
    finished.add(worker.uid);
    if (finished.size() > REMEMBERED) {
      finished.remove(finished.iterator().next());
    }
  }

  private PodWorker orphan(Sandbox sandbox) {
    Obj pod = Labels.podOf(
        sandbox.config().podUid(), sandbox.config().namespace(), sandbox.config().podName(), sandbox.config().labels());
    PodWorker worker = new PodWorker(pod, clock.now());
    worker.gone = true;
    worker.unseen = true;
    return worker;
  }

  private static Map<String, RuntimeState> byPod(Listing listing) {
    Map<String, String> podOf = new LinkedHashMap<>();
    Map<String, List<Sandbox>> sandboxes = new LinkedHashMap<>();
    Map<String, List<Container>> containers = new LinkedHashMap<>();
    for (Sandbox sandbox : listing.sandboxes()) {
      podOf.put(sandbox.id(), sandbox.config().podUid());
      sandboxes.computeIfAbsent(sandbox.config().podUid(), uid -> new ArrayList<>()).add(sandbox);
    }
    for (Container container : listing.containers()) {
      String uid = podOf.getOrDefault(container.sandboxId(), container.config().labels().getOrDefault(Labels.POD_UID, ""));
      containers.computeIfAbsent(uid, u -> new ArrayList<>()).add(container);
    }
    Set<String> uids = new LinkedHashSet<>(sandboxes.keySet());
    uids.addAll(containers.keySet());
    Map<String, RuntimeState> states = new LinkedHashMap<>();
    uids.forEach(uid -> states.put(uid, new RuntimeState(sandboxes.getOrDefault(uid, List.of()), containers.getOrDefault(uid, List.of()))));
    return states;
  }
}
