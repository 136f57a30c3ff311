package io.hexareme.core.controllers.serviceaccount;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.NamespaceState;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.List;

/** Keys are namespaces. */
public final class ServiceAccountController implements Controller {
  private static final String ACCOUNT = "default";

  @Override
  public String name() {
    return "service-account-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.NAMESPACES, Resource.SERVICE_ACCOUNTS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (resource.equals(Resource.NAMESPACES)) {
      return List.of(ObjectKey.of(object));
    }
    return Meta.name(object).equals(ACCOUNT) ? List.of(new ObjectKey("", Meta.namespace(object))) : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    boolean missing = view.get(Resource.SERVICE_ACCOUNTS, new ObjectKey(key.name(), ACCOUNT)).isEmpty();
    boolean active = view.get(Resource.NAMESPACES, key).filter(NamespaceState::isActive).isPresent();
    if (!active || !missing) {
      return Plan.nothing();
    }
    Obj account = Value.obj(
        "apiVersion", "v1",
        "kind", "ServiceAccount",
        "metadata", Value.obj("name", ACCOUNT, "namespace", key.name()));
    return Plan.of(new Command.Create(Resource.SERVICE_ACCOUNTS, account));
  }
}
