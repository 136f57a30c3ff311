package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What holds up a Pod on its node, by the states of its containers as the kubelet wrote them. */
final class ContainersRule {
  /** Why a container waits when nothing went wrong. */
  private static final Set<String> ON_ITS_WAY = Ordered.set("", "ContainerCreating", "PodInitializing");

  private ContainersRule() {}

  static void follow(Obj pod, Evidence evidence, Chain chain) {
    PodView view = new PodView(pod);
    String kubelet = "kubelet/" + view.nodeName();
    switch (view.phase()) {
      case "Succeeded" -> chain.done(kubelet, pod, "all containers have ended well");
      case "Failed" -> chain.stuck(kubelet, pod, failure(pod));
      default -> {
        if (view.isReady()) {
          chain.done(kubelet, pod, "running and ready" + restarts(view));
        } else {
          unready(pod, kubelet, evidence, chain);
        }
      }
    }
  }

  private static String restarts(PodView view) {
    return view.restarts() == 0 ? "" : ", after " + Words.count(view.restarts(), "restart");
  }

  private static String failure(Obj pod) {
    String told = Words.because(pod.text("status", "reason"), pod.text("status", "message"));
    return told.isEmpty()
        ? "the Pod has failed: " + statuses(pod).flatMap(status -> ended(status).stream()).findFirst().orElse("it does not say why")
        : told;
  }

  private static void unready(Obj pod, String kubelet, Evidence evidence, Chain chain) {
    if (statuses(pod).findAny().isEmpty()) {
      unstarted(pod, kubelet, evidence, chain);
      return;
    }
    statuses(pod).forEach(status -> container(pod, status, kubelet, evidence, chain));
    Optional<Obj> gate = new PodView(pod).condition("Ready").filter(ready -> ready.text("reason").equals("ReadinessGatesNotReady"));
    gate.ifPresent(ready -> chain.waiting("owner of the readiness gate", pod, ready.text("message")));
    chain.waiting(kubelet, pod, "the containers are up; the Pod is not reported ready yet");
  }

  /** The kubelet has said nothing: what it tried is in the trace. */
  private static void unstarted(Obj pod, String kubelet, Evidence evidence, Chain chain) {
    String runtime = kubelet.replace("kubelet/", "runtime/");
    Optional<TraceEvent> last = evidence.lastDone(runtime, pod);
    Optional<String> error = last.map(event -> event.details().get("error"));
    if (error.isPresent()) {
      chain.stuck(kubelet, pod, last.get().action() + ": " + error.get());
    } else if (last.isPresent() || evidence.lastDone(kubelet, pod).isPresent()) {
      chain.waiting(kubelet, pod, "it has begun with the Pod" + last.map(event -> "; last it asked the runtime for " + event.action()).orElse(""));
    } else {
      chain.waiting(kubelet, pod, "it has not begun with the Pod yet");
    }
  }

  private static Stream<Value> statuses(Obj pod) {
    return Stream.of("initContainerStatuses", "containerStatuses").flatMap(list -> pod.list("status", list).stream());
  }

  private static void container(Obj pod, Value status, String kubelet, Evidence evidence, Chain chain) {
    String name = "container " + status.text("name") + ": ";
    Value waiting = status.at("state", "waiting");
    Value terminated = status.at("state", "terminated");
    if (!waiting.isNull()) {
      waiting(pod, name, status, kubelet, chain);
    } else if (!terminated.isNull()) {
      if (terminated.at("exitCode").asLong(0) != 0) {
        chain.stuck(kubelet, pod, ended(status).orElse(name + "ended"));
      }
    } else if (!status.at("started").asBool(true)) {
      chain.waiting(kubelet, pod, name + "its startup probe has not succeeded yet" + probe(pod, evidence));
    } else if (!status.at("ready").asBool(false) && isMain(pod, status)) {
      chain.waiting(kubelet, pod, name + "its readiness probe does not succeed" + probe(pod, evidence));
    }
  }

  private static boolean isMain(Obj pod, Value status) {
    return pod.list("status", "containerStatuses").contains(status);
  }

  private static void waiting(Obj pod, String name, Value status, String kubelet, Chain chain) {
    String reason = status.text("state", "waiting", "reason");
    String told = name + Words.because(reason, status.text("state", "waiting", "message"));
    if (ON_ITS_WAY.contains(reason)) {
      chain.waiting(kubelet, pod, told);
    } else {
      Value last = status.at("lastState", "terminated");
      chain.stuck(kubelet, pod, told + (last.isNull() ? "" : "; it last ended with exit code " + last.at("exitCode").asLong(0)
          + " (" + last.text("reason") + "), after " + Words.count(status.at("restartCount").asLong(0), "restart")));
    }
  }

  private static Optional<String> ended(Value status) {
    Value end = status.at("state", "terminated");
    return end.isNull() || end.at("exitCode").asLong(0) == 0 ? Optional.empty()
        : Optional.of("container " + status.text("name") + ": ended with exit code " + end.at("exitCode").asLong(0) + " ("
            + Words.because(end.text("reason"), end.text("message")) + ")");
  }

  /** What the kubelet said of the last probe that failed. */
  private static String probe(Obj pod, Evidence evidence) {
    return evidence.event(pod, "Unhealthy").map(event -> ": " + event.text("message").strip()).orElse("");
  }
}
