package io.hexareme.core.controllers.protection;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.List;

/** Keys are PersistentVolumes. One that is to go stays while a claim is bound to it. */
public final class VolumeProtection implements Controller {
  private static final Resource VOLUMES = new Resource("", "v1", "persistentvolumes", "PersistentVolume", false);
  private static final Protection PROTECTION = new Protection(VOLUMES, "kubernetes.io/pv-protection");

  @Override
  public String name() {
    return "pv-protection-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(VOLUMES);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return after == null ? List.of() : List.of(ObjectKey.of(after));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(VOLUMES, key).map(VolumeProtection::plan).orElse(Plan.nothing());
  }

  private static Plan plan(Obj volume) {
    boolean on = PROTECTION.isOn(volume);
    if (!Meta.isTerminating(volume)) {
      return on ? Plan.nothing() : PROTECTION.put(volume);
    }
    return on && !volume.text("status", "phase").equals("Bound") ? PROTECTION.taken(volume) : Plan.nothing();
  }
}
