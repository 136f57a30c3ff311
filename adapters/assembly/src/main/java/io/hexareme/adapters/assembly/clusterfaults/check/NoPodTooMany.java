package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * No ReplicaSet makes a Pod beyond what it was told lately, and no Deployment tells its sets more than replicas and surge. A Pod that was asked for
 * without an answer may come to be or not, under a name that nobody was told: Kubernetes, too, then asks for another, and removes one of two.
 */
final class NoPodTooMany implements Invariant {
  /** How often a set's controller does not know whether it made a Pod, by the set's uid. */
  private final Map<String, Long> unknown = new LinkedHashMap<>();

  @Override
  public String rule() {
    return "never more Pods than replicas and allowed surge";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (change.isOf("Pod") && change.created()) return ofSet(change, history);
    if (change.isOf("ReplicaSet") && !change.deleted() && grew(change)) return ofDeployment(change, history);
    return Optional.empty();
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (call.method().equals("POST") && call.resource().equals("pods") && call.subresource().isEmpty() && (call.code() == 500 || call.code() == 504)) {
      Meta.controllerOf(call.body()).ifPresent(owner -> unknown.merge(owner.text("uid"), 1L, Long::sum));
    }
    return Optional.empty();
  }

  private Optional<String> ofSet(Change change, ClusterHistory history) {
    Optional<Value> owner = Meta.controllerOf(change.after()).filter(reference -> reference.text("kind").equals("ReplicaSet"));
    if (owner.isEmpty()) return Optional.empty();
    ObjectKey key = new ObjectKey(change.key().namespace(), owner.get().text("name"));
    long most = history.recent("ReplicaSet", key).stream().filter(set -> Meta.uid(set).equals(owner.get().text("uid")))
        .mapToLong(NoPodTooMany::replicas).max().orElse(0) + unknown.getOrDefault(owner.get().text("uid"), 0L);
    long there = history.all("Pod").stream()
        .filter(pod -> Meta.controllerOf(pod).filter(of -> of.text("uid").equals(owner.get().text("uid"))).isPresent() && Pods.isActive(pod)).count();
    return there <= most ? Optional.empty()
        : Optional.of("with " + change.subject() + ", ReplicaSet " + key + " has " + there + " Pods, and wanted " + most + " at most lately");
  }

  private static boolean grew(Change change) {
    return change.before() == null || replicas(change.after()) > replicas(change.before());
  }

  private static Optional<String> ofDeployment(Change change, ClusterHistory history) {
    Optional<Value> owner = Meta.controllerOf(change.after()).filter(reference -> reference.text("kind").equals("Deployment"));
    if (owner.isEmpty()) return Optional.empty();
    ObjectKey key = new ObjectKey(change.key().namespace(), owner.get().text("name"));
    long most = history.recent("Deployment", key).stream().mapToLong(deployment -> Rollout.of(deployment).mostPods()).max().orElse(Long.MAX_VALUE);
    long told = history.all("ReplicaSet").stream()
        .filter(set -> Meta.controllerOf(set).filter(of -> of.text("uid").equals(owner.get().text("uid"))).isPresent()).mapToLong(NoPodTooMany::replicas).sum();
    return told <= most ? Optional.empty()
        : Optional.of("with " + change.subject() + ", the sets of Deployment " + key + " are told to have " + told + " Pods, which may be " + most);
  }

  static long replicas(Obj set) {
    return set.at("spec", "replicas").asLong(1);
  }
}
