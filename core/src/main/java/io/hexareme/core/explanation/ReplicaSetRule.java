package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** ReplicaSet controller, then its Pods. */
final class ReplicaSetRule implements Rule {
  private static final String CONTROLLER = "replicaset-controller";
  private final PodsInOrder pods = new PodsInOrder();

  @Override
  public List<Resource> needs() {
    return List.of(Resource.PODS, Resource.EVENTS, Resource.NODES);
  }

  @Override
  public void follow(Obj set, Evidence evidence, Chain chain) {
    List<Obj> active = evidence.activePods(set);
    long wanted = set.at("spec", "replicas").asLong(1);
    if (active.size() < wanted) {
      missing(set, active.size(), wanted, evidence, chain);
      return;
    }
    if (active.size() > wanted) {
      chain.waiting(CONTROLLER, set, Words.of(active.size() - wanted, active.size(), "Pod") + " still to be deleted");
      return;
    }
    chain.done(CONTROLLER, set, Words.count(wanted, "Pod") + " created");
    pods.follow(active, evidence, chain);
    if (chain.isOpen() && wanted > 0) {
      counted(set, wanted, chain);
    }
  }

  /** Quota, admission and the like refuse Pods: the controller says so in a condition. */
  private static void missing(Obj set, long there, long wanted, Evidence evidence, Chain chain) {
    Optional<Obj> failure = Conditions.find(set.at("status", "conditions"), "ReplicaFailure")
        .filter(condition -> condition.text("status").equals("True"));
    Optional<String> trouble = failure.map(condition -> Words.because(condition.text("reason"), condition.text("message")))
        .or(() -> evidence.trouble(CONTROLLER, set));
    String count = Words.of(there, wanted, "Pod") + " created";
    trouble.ifPresentOrElse(
        why -> chain.stuck(CONTROLLER, set, count + ": " + why),
        () -> chain.waiting(CONTROLLER, set, count + evidence.absence(CONTROLLER)));
  }

  private static void counted(Obj set, long wanted, Chain chain) {
    long ready = set.at("status", "readyReplicas").asLong(0);
    if (ready < wanted || set.at("status", "observedGeneration").asLong(0) < Meta.generation(set)) {
      chain.waiting(CONTROLLER, set, "its Pods are ready, its status still says " + ready + " of " + wanted);
    } else {
      chain.done(CONTROLLER, set, Words.of(ready, wanted, "replica") + " ready");
    }
  }
}
