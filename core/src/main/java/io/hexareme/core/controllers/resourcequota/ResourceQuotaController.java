package io.hexareme.core.controllers.resourcequota;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys are quotas. It writes a quota's status when its limits have changed, and when an object that it counts is gone or done; the API
 * server puts the right usage in whatever is written.
 */
public final class ResourceQuotaController implements Controller {
  private static final Resource QUOTAS = new Resource("", "v1", "resourcequotas", "ResourceQuota", true);
  private static final Resource CLAIMS = new Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
  private static final Set<String> OF_PODS = Ordered.set("pods", "cpu", "memory", "ephemeral-storage");

  @Override
  public String name() {
    return "resourcequota-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(QUOTAS, Resource.PODS, Resource.SERVICES, CLAIMS, Resource.CONFIG_MAPS, Resource.SECRETS,
        Resource.REPLICATION_CONTROLLERS, Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.STATEFUL_SETS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    if (resource.equals(QUOTAS)) {
      return after != null && isBehind(after) ? List.of(ObjectKey.of(after)) : List.of();
    }
    if (before == null || after != null && !mayTakeLess(resource, before, after)) {
      return List.of();
    }
    List<ObjectKey> quotas = new ArrayList<>();
    for (Obj quota : view.in(QUOTAS, Meta.namespace(before))) {
      if (counts(quota, resource)) {
        quotas.add(ObjectKey.of(quota));
      }
    }
    return quotas;
  }

  private static boolean isBehind(Obj quota) {
    Map<String, String> hard = quota.at("spec", "hard").asStrings();
    return !hard.equals(quota.at("status", "hard").asStrings())
        || !hard.keySet().equals(quota.at("status", "used").asStrings().keySet());
  }

  private static boolean mayTakeLess(Resource resource, Obj before, Obj after) {
    if (resource.equals(Resource.PODS)) {
      return new PodView(after).isTerminal() != new PodView(before).isTerminal()
          || !before.at("spec", "containers").equals(after.at("spec", "containers"));
    }
    boolean measured = resource.equals(Resource.SERVICES) || resource.equals(CLAIMS);
    return measured && !before.at("spec").equals(after.at("spec"));
  }

  /** Whether anything that the quota limits is taken by objects of that kind. */
  private static boolean counts(Obj quota, Resource resource) {
    return quota.at("spec", "hard").asStrings().keySet().stream().anyMatch(name -> {
      if (name.equals("count/" + resource.qualified()) || name.equals(resource.plural())) {
        return true;
      }
      boolean storage = name.equals("requests.storage") || name.contains(".storageclass.storage.k8s.io/");
      if (resource.equals(CLAIMS)) {
        return storage;
      }
      return resource.equals(Resource.SERVICES) ? name.startsWith("services.")
          : resource.equals(Resource.PODS) && !storage && (OF_PODS.contains(name) || name.startsWith("requests.")
              || name.startsWith("limits.") || name.startsWith("hugepages-"));
    });
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(QUOTAS, key)
        .map(quota -> Plan.of(new Command.UpdateStatus(QUOTAS, quota.with("status", counted(quota)))))
        .orElse(Plan.nothing());
  }

  private static Obj counted(Obj quota) {
    return Value.obj("hard", quota.at("spec", "hard").asObj(), "used", quota.at("status", "used").asObj());
  }
}
