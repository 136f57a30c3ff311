package io.hexareme.core.controllers.protection;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keys are PersistentVolumeClaims. One that is to go stays while a Pod that is bound to a node names it; before it is let go the API
 * server itself is asked for the Pods, since a view that lags might miss one.
 */
public final class ClaimProtection implements Controller {
  private static final Resource CLAIMS = new Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Protection PROTECTION = new Protection(CLAIMS, "kubernetes.io/pvc-protection");

  @Override
  public String name() {
    return "pvc-protection-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(CLAIMS, Resource.PODS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (resource.equals(CLAIMS)) {
      return List.of(ObjectKey.of(object));
    }
    List<ObjectKey> claims = new ArrayList<>();
    for (Value volume : object.list("spec", "volumes")) {
      String claim = claim(object, volume);
      if (!claim.isEmpty()) {
        claims.add(new ObjectKey(Meta.namespace(object), claim));
      }
    }
    return claims;
  }

  /** The claim that a volume of a Pod is; empty for another kind of volume. */
  private static String claim(Obj pod, Value volume) {
    return volume.at("ephemeral").isNull() ? volume.text("persistentVolumeClaim", "claimName") : Meta.name(pod) + "-" + volume.text("name");
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<Obj> found = view.get(CLAIMS, key);
    if (found.isEmpty()) {
      return Plan.nothing();
    }
    Obj claim = found.get();
    if (!Meta.isTerminating(claim)) {
      return PROTECTION.isOn(claim) ? Plan.nothing() : PROTECTION.put(claim);
    }
    if (!PROTECTION.isOn(claim) || isUsed(key, view.in(Resource.PODS, key.namespace()))) {
      return Plan.nothing();
    }
    Optional<Optional<Obj>> pods = view.live(Resource.PODS, new ObjectKey(key.namespace(), ""));
    if (pods.isEmpty()) {
      return Plan.reading(List.of(Plan.Read.list(Resource.PODS, key.namespace())));
    }
    List<Obj> live = pods.get().map(list -> list.list("items").stream().map(Value::asObj).toList()).orElse(List.of());
    // The view will hear of the Pod that it does not know; should it not, there is another look.
    return isUsed(key, live) ? Plan.nothing().recheckAfter(AGAIN) : PROTECTION.taken(claim);
  }

  /** A Pod without a node does not count: no kubelet would start it with a claim that is to go. */
  private static boolean isUsed(ObjectKey claim, Iterable<Obj> pods) {
    for (Obj pod : pods) {
      boolean names = pod.list("spec", "volumes").stream().anyMatch(volume -> claim(pod, volume).equals(claim.name()));
      if (names && !pod.text("spec", "nodeName").isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
