package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every Namespace has the service account {@code default} and the cluster's root certificates. */
final class NamespacesFurnished implements Invariant {
  @Override
  public String rule() {
    return "every Namespace has its default ServiceAccount and kube-root-ca.crt";
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    for (Obj namespace : history.all("Namespace")) {
      String name = Meta.name(namespace);
      if (Meta.isTerminating(namespace)) continue;
      if (history.get("ServiceAccount", name, "default").isEmpty()) found.add("Namespace " + name + " has no ServiceAccount default");
      if (history.get("ConfigMap", name, "kube-root-ca.crt").isEmpty()) found.add("Namespace " + name + " has no ConfigMap kube-root-ca.crt");
    }
    return found;
  }
}
