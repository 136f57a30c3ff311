package io.hexareme.core.kubelet.probe;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.core.kubelet.pod.ProbeView;
import io.hexareme.core.kubelet.pod.RuntimeState;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All probes of a node's running containers. */
public final class Probes implements ProbeView {
  private final Handlers handlers;
  private final Loop loop;
  private final Clock clock;
  private final EventRecorder events;
  private final Consumer<String> onVerdict;
  private final Map<Key, ProbeLoop> loops = new LinkedHashMap<>();
  private final Map<String, List<Key>> byPod = new LinkedHashMap<>();

  private record Key(String containerId, Kind kind) {}

  /** @param onVerdict called with the uid of the Pod of whose container a probe changed its verdict */
  public Probes(Handlers handlers, Loop loop, Clock clock, EventRecorder events, Consumer<String> onVerdict) {
    this.handlers = handlers;
    this.loop = loop;
    this.clock = clock;
    this.events = events;
    this.onVerdict = onVerdict;
  }

  @Override
  public Health health(Kind kind, String containerId) {
    ProbeLoop probe = loops.get(new Key(containerId, kind));
    return probe == null ? Health.UNKNOWN : probe.health();
  }

  /** Probes what runs of the Pod, and nothing else of it. A Pod that is ending is only asked whether it is ready. */
  public void follow(Obj pod, RuntimeState runtime, boolean ending) {
    List<Key> wanted = new ArrayList<>();
    for (ContainerSpec spec : ContainerSpec.all(pod)) {
      runtime.newest(spec.name())
          .filter(container -> container.state() == ContainerState.RUNNING && spec.role() != Role.INIT)
          .ifPresent(container -> follow(pod, spec, container, runtime, ending, wanted));
    }
    List<Key> before = byPod.getOrDefault(Meta.uid(pod), List.of());
    before.stream().filter(key -> !wanted.contains(key)).forEach(key -> loops.remove(key).stop());
    if (wanted.isEmpty()) {
      byPod.remove(Meta.uid(pod));
    } else {
      byPod.put(Meta.uid(pod), wanted);
    }
  }

  /** The Pod is no more. */
  public void forget(String podUid) {
    List<Key> keys = byPod.remove(podUid);
    if (keys != null) {
      keys.forEach(key -> loops.remove(key).stop());
    }
  }

  public void stop() {
    loops.values().forEach(ProbeLoop::stop);
    loops.clear();
    byPod.clear();
  }

  private void follow(Obj pod, ContainerSpec spec, Container container, RuntimeState runtime, boolean ending, List<Key> wanted) {
    String ip = runtime.readySandbox().map(ContainerRuntime.Sandbox::ip).orElse("");
    for (Kind kind : Kind.values()) {
      ProbeTarget target = new ProbeTarget(pod, spec, container.id(), container.startedAt(), ip, kind);
      if (target.probe().isNull() || (ending && kind != Kind.READINESS)) {
        continue;
      }
      Key key = new Key(container.id(), kind);
      wanted.add(key);
      if (!loops.containsKey(key)) {
        ProbeLoop probe = loop(target);
        loops.put(key, probe);
        probe.start(clock.now());
      }
    }
  }

  private ProbeLoop loop(ProbeTarget target) {
    return new ProbeLoop(target, handlers, loop, () -> isStarted(target), () -> changed(target), message -> events.record(
        target.pod(), target.container().fieldPath(), "Warning", "Unhealthy", target.title() + " probe failed: " + message));
  }

  private boolean isStarted(ProbeTarget target) {
    return target.container().spec().at("startupProbe").isNull()
        || health(Kind.STARTUP, target.containerId()) == Health.SUCCESS;
  }

  private void changed(ProbeTarget target) {
    if (target.kind() == Kind.STARTUP) {
      List.of(Kind.LIVENESS, Kind.READINESS).forEach(kind -> {
        ProbeLoop probe = loops.get(new Key(target.containerId(), kind));
        if (probe != null) {
          probe.hurry();
        }
      });
    }
    onVerdict.accept(Meta.uid(target.pod()));
  }
}
