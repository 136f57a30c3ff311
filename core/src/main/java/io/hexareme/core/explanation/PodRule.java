package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scheduler, node, kubelet; or, for one that is to go, kubelet and finalizers. */
final class PodRule implements Rule {
  private static final String DEFAULT_SCHEDULER = "default-scheduler";
  private static final String SCHEDULER = "scheduler";

  @Override
  public List<Resource> needs() {
    return List.of(Resource.EVENTS, Resource.NODES);
  }

  @Override
  public void follow(Obj pod, Evidence evidence, Chain chain) {
    PodView view = new PodView(pod);
    if (view.isTerminating() && (view.nodeName().isEmpty() || view.isTerminal())) {
      DeletionRule.finalizers(pod, evidence, chain);
      return;
    }
    if (view.nodeName().isEmpty()) {
      unplaced(pod, evidence, chain);
      return;
    }
    chain.done(SCHEDULER, pod, "placed on " + view.nodeName() + why(pod, evidence));
    if (!view.isTerminal()) {
      node(pod, view.nodeName(), evidence, chain);
    }
    if (chain.isOpen() && view.isTerminating()) {
      chain.waiting("kubelet/" + view.nodeName(), pod,
          "it is stopping the containers, and has until " + pod.text("metadata", "deletionTimestamp"));
    } else if (chain.isOpen()) {
      ContainersRule.follow(pod, evidence, chain);
    }
  }

  /** What the scheduler said of its choice. */
  private static String why(Obj pod, Evidence evidence) {
    return evidence.lastDone(SCHEDULER, pod).map(TraceEvent::details).filter(details -> details.containsKey("feasible"))
        .map(details -> " (fits " + Words.count(Long.parseLong(details.get("feasible")), "node") + ")").orElse("");
  }

  private static void unplaced(Obj pod, Evidence evidence, Chain chain) {
    List<Value> gates = pod.list("spec", "schedulingGates");
    String scheduler = pod.text("spec", "schedulerName");
    Optional<Obj> unschedulable = Conditions.find(pod.at("status", "conditions"), "PodScheduled")
        .filter(condition -> condition.text("status").equals("False") && !condition.text("message").isEmpty());
    if (!gates.isEmpty()) {
      chain.waiting("owner of the scheduling gate " + gates.stream().map(gate -> gate.text("name")).collect(Collectors.joining(", ")), pod,
          "no scheduler looks at the Pod while the gate is there");
    } else if (!scheduler.isEmpty() && !scheduler.equals(DEFAULT_SCHEDULER)) {
      chain.waiting("scheduler named " + scheduler, pod, "spec.schedulerName asks for it; ours serves " + DEFAULT_SCHEDULER + " only");
    } else if (unschedulable.isPresent()) {
      chain.waiting(SCHEDULER, pod, unschedulable.get().text("message"));
    } else {
      undecided(pod, evidence, chain);
    }
  }

  /** The Pod itself tells nothing: the trace may. */
  private static void undecided(Obj pod, Evidence evidence, Chain chain) {
    Optional<TraceEvent> last = evidence.lastDone(SCHEDULER, pod);
    if (last.isEmpty()) {
      chain.waiting(SCHEDULER, pod, "no decision about the Pod yet" + evidence.absence(SCHEDULER));
      return;
    }
    String refused = last.get().details().getOrDefault("refused", "");
    String message = last.get().details().getOrDefault("message", "");
    String node = last.get().details().getOrDefault("node", "");
    if (!refused.isEmpty()) {
      chain.stuck(SCHEDULER, pod, "it chose " + node + ", and the binding was refused: " + refused);
    } else {
      chain.waiting(SCHEDULER, pod, message.isEmpty() ? "it chose " + node + ", and is binding the Pod to it" : message);
    }
  }

  private static void node(Obj pod, String name, Evidence evidence, Chain chain) {
    Optional<Obj> node = evidence.find(Resource.NODES, "", name);
    if (node.isEmpty()) {
      chain.stuck("kubelet/" + name, pod, "there is no node " + name + " any more; the Pod is to be collected");
    } else if (!Conditions.isTrue(node.get(), "Ready")) {
      chain.stuck("kubelet/" + name, pod, "the node is not ready: " + Conditions.find(node.get().at("status", "conditions"), "Ready")
          .map(ready -> Words.because(ready.text("reason"), ready.text("message"))).orElse("its kubelet has not reported yet"));
    }
  }
}
