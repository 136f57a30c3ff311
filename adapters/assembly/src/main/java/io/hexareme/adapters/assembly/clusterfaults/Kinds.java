package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import java.util.List;

/** The resources that scenarios write. */
final class Kinds {
  private static final List<Resource> ALL = List.of(Resource.NAMESPACES, Resource.NODES, Resource.PODS, Resource.SERVICES, Resource.CONFIG_MAPS,
      Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.POD_DISRUPTION_BUDGETS, Resource.SERVICE_ACCOUNTS);

  private Kinds() {}

  static Resource of(Value object) {
    return ALL.stream().filter(resource -> resource.kind().equals(Meta.kind(object))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario makes a " + Meta.kind(object)));
  }
}
