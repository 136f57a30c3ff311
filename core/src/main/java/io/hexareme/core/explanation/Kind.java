package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind that can be explained.
 *
 * @param shortName as kubectl knows it; empty for none
 */
record Kind(Resource resource, String shortName, Rule rule) {
  static final List<Kind> ALL = List.of(
      new Kind(Resource.DEPLOYMENTS, "deploy", new DeploymentRule()),
      new Kind(Resource.REPLICA_SETS, "rs", new ReplicaSetRule()),
      new Kind(Resource.PODS, "po", new PodRule()),
      new Kind(Resource.SERVICES, "svc", new ServiceRule()),
      new Kind(Resource.NODES, "no", new NodeRule()),
      new Kind(Resource.NAMESPACES, "ns", new NamespaceRule()),
      new Kind(Resource.CONFIG_MAPS, "cm", new PlainRule()),
      new Kind(Resource.SECRETS, "", new PlainRule()),
      new Kind(Resource.SERVICE_ACCOUNTS, "sa", new PlainRule()),
      new Kind(Resource.ENDPOINTS, "ep", new PlainRule()),
      new Kind(Resource.ENDPOINT_SLICES, "", new PlainRule()),
      new Kind(Resource.POD_DISRUPTION_BUDGETS, "pdb", new PlainRule()));

  /** By singular, plural, short or qualified name, in any case. */
  static Optional<Kind> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(kind -> kind.singular().equals(wanted) || kind.shortName().equals(wanted)
        || kind.resource().plural().equals(wanted) || kind.resource().qualified().equals(wanted)).findFirst();
  }

  String singular() {
    return resource.kind().toLowerCase(Locale.ROOT);
  }
}
