package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/**
 * A Deployment takes no ready Pods away when it has none to spare: judged when it tells a set to have fewer. A Pod that was ready within the lag
 * counts, since the Deployment could not know better.
 */
final class EnoughReady implements Invariant {
  @Override
  public String rule() {
    return "never fewer ready Pods than a rolling update allows";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.isOf("ReplicaSet") || !change.updated()) return Optional.empty();
    long was = NoPodTooMany.replicas(change.before());
    long is = NoPodTooMany.replicas(change.after());
    Optional<Value> owner = Meta.controllerOf(change.after()).filter(reference -> reference.text("kind").equals("Deployment"));
    if (is >= was || owner.isEmpty()) return Optional.empty();
    ObjectKey key = new ObjectKey(change.key().namespace(), owner.get().text("name"));
    List<Obj> versions = history.recent("Deployment", key);
    if (versions.stream().mapToLong(NoPodTooMany::replicas).distinct().count() > 1) return Optional.empty(); // Kubernetes, too, spreads a new size blindly
    long least = versions.stream().mapToLong(deployment -> Rollout.of(deployment).leastReady()).min().orElse(0);
    long lost = Math.max(0, readyOf(change.after(), history) - is);
    long ready = history.all("ReplicaSet").stream()
        .filter(set -> Meta.controllerOf(set).filter(of -> of.text("uid").equals(owner.get().text("uid"))).isPresent())
        .mapToLong(set -> Math.min(readyOf(set, history), NoPodTooMany.replicas(set))).sum();
    return lost == 0 || ready >= least ? Optional.empty()
        : Optional.of("scaling " + change.subject() + " from " + was + " to " + is + " leaves Deployment " + key + " with " + ready
            + " ready Pods, and " + least + " is the least");
  }

  private static long readyOf(Obj set, ClusterHistory history) {
    return Pods.of(set, history).stream().filter(Pods::isActive).filter(pod -> wasReady(pod, history)).count();
  }

  static boolean wasReady(Obj pod, ClusterHistory history) {
    if (Pods.isReady(pod)) return true;
    List<Obj> versions = history.recent("Pod", ObjectKey.of(pod));
    return versions.stream().anyMatch(version -> Meta.uid(version).equals(Meta.uid(pod)) && Pods.isReady(version));
  }
}
