package io.hexareme.core.controllers.rootca;

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

/** Keys are namespaces; the ConfigMap in each is {@code kube-root-ca.crt}, with the key {@code ca.crt} alone. */
public final class RootCaPublisher implements Controller {
  private static final String CONFIG_MAP = "kube-root-ca.crt";
  private static final String DESCRIPTION_ANNOTATION = "kubernetes.io/description";
  private static final String DESCRIPTION =
      "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service"
          + " IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";

  private final Obj data;

  /** @param certificates the CA certificates in PEM */
  public RootCaPublisher(String certificates) {
    data = Value.obj("ca.crt", certificates);
  }

  @Override
  public String name() {
    return "root-ca-cert-publisher";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.NAMESPACES, Resource.CONFIG_MAPS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (resource.equals(Resource.NAMESPACES)) {
      return List.of(ObjectKey.of(object));
    }
    return Meta.name(object).equals(CONFIG_MAP) ? List.of(new ObjectKey("", Meta.namespace(object))) : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    boolean active = view.get(Resource.NAMESPACES, key).filter(NamespaceState::isActive).isPresent();
    if (!active) {
      return Plan.nothing();
    }
    return view.get(Resource.CONFIG_MAPS, new ObjectKey(key.name(), CONFIG_MAP))
        .map(this::repair)
        .orElseGet(() -> Plan.of(new Command.Create(Resource.CONFIG_MAPS, described(fresh(key.name())))));
  }

  private Plan repair(Obj configMap) {
    boolean described = !Meta.annotations(configMap).getOrDefault(DESCRIPTION_ANNOTATION, "").isEmpty();
    boolean right = described && configMap.at("data").equals(data);
    return right || Meta.isTerminating(configMap)
        ? Plan.nothing()
        : Plan.of(new Command.Update(Resource.CONFIG_MAPS, described(configMap.with("data", data))));
  }

  private static Obj described(Obj configMap) {
    return Meta.withAnnotation(configMap, DESCRIPTION_ANNOTATION, DESCRIPTION);
  }

  private Obj fresh(String namespace) {
    return Value.obj(
        "apiVersion", "v1",
        "kind", "ConfigMap",
        "metadata", Value.obj("name", CONFIG_MAP, "namespace", namespace),
        "data", data);
  }
}
