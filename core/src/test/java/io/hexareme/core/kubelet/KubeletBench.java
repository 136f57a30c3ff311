package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A kubelet between a stub API server and a tiny runtime, all in virtual time. */
final class KubeletBench {
  static final String PODS = "/api/v1/namespaces/default/pods/";
  final ManualLoop loop = new ManualLoop();
  final StubApiServer api = new StubApiServer(loop);
  /** How far the machine's clock is ahead. */
  Duration ahead = Duration.ZERO;
  private final Clock clock = () -> loop.clock().now().plus(ahead);
  final TinyRuntime runtime = new TinyRuntime(loop, clock);
  final List<TraceEvent> trace = new ArrayList<>();
  NodeConfig config = NodeConfig.of("node-1", "192.168.0.1", "10.0.0.0/24");
  Kubelet kubelet;

  /** A kubelet anew on the same node, as after a crash of the old one. */
  KubeletBench restart() {
    kubelet.stop();
    loop.runAll();
    return start();
  }

  KubeletBench start() {
    Trace recorder = new Trace() {
      @Override
      public void record(TraceEvent event) {
        trace.add(event);
      }

      @Override
      public List<Recorded> since(long afterSequence) {
        return List.of();
      }
    };
    ApiClient client = new ApiClient(api, new Credential.None(), "kubelet/test");
    kubelet = new Kubelet(config, client, runtime, runtime, runtime, loop, clock, new SeededRandomness(1), recorder);
    kubelet.start();
    loop.runAll();
    return this;
  }

  /** A Pod of node-1 with these containers, further spec fields as in {@link Value#obj}. */
  static Obj pod(String name, List<Obj> containers, Object... spec) {
    Obj fields = Value.obj("nodeName", "node-1", "containers", containers);
    for (int i = 0; i < spec.length; i += 2) {
      fields = fields.with((String) spec[i], Value.from(spec[i + 1]));
    }
    return Value.obj(
        "kind", "Pod",
        "apiVersion", "v1",
        "metadata", Value.obj("name", name, "namespace", "default", "uid", "uid-" + name),
        "spec", fields,
        "status", Value.obj("phase", "Pending", "qosClass", "BestEffort"));
  }

  static Obj container(String name, Object... fields) {
    Obj container = Value.obj("name", name, "image", name + ":1");
    for (int i = 0; i < fields.length; i += 2) {
      container = container.with((String) fields[i], Value.from(fields[i + 1]));
    }
    return container;
  }

  void submit(Obj pod) {
    api.put(PODS + Meta.name(pod), pod);
    loop.runAll();
  }

  /** Marks it for deletion, as the API server does. */
  void delete(String name, long grace) {
    Obj pod = api.get(PODS + name);
    submit(pod.withPath(Value.of("2026-01-01T00:01:00Z"), "metadata", "deletionTimestamp")
        .withPath(Value.of(grace), "metadata", "deletionGracePeriodSeconds"));
  }

  void exit(String container, int code) {
    runtime.exit(container, code);
    loop.runAll();
  }

  void advance(long seconds) {
    loop.advance(Duration.ofSeconds(seconds));
    loop.runAll();
  }

  Obj status(String pod) {
    return api.get(PODS + pod).at("status").asObj();
  }

  String phase(String pod) {
    return status(pod).text("phase");
  }

  Value containerStatus(String pod, String container) {
    for (String list : List.of("containerStatuses", "initContainerStatuses")) {
      for (Value status : status(pod).list(list)) {
        if (status.text("name").equals(container)) {
          return status;
        }
      }
    }
    return Value.Null.NULL;
  }

  /** {@code running}, {@code waiting:Reason} or {@code terminated:Reason:code}. */
  String state(String pod, String container) {
    Value state = containerStatus(pod, container).at("state");
    if (!state.at("running").isNull()) {
      return "running";
    }
    if (!state.at("terminated").isNull()) {
      return "terminated:" + state.text("terminated", "reason") + ":" + state.at("terminated", "exitCode").asInt(-1);
    }
    return "waiting:" + state.text("waiting", "reason");
  }

  /** {@code True}, or {@code False:Reason}. */
  String condition(String pod, String type) {
    return Conditions.find(status(pod).at("conditions"), type)
        .map(c -> c.text("reason").isEmpty() ? c.text("status") : c.text("status") + ":" + c.text("reason"))
        .orElse("none");
  }
}
