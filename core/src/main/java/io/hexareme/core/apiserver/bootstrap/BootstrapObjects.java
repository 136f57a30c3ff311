package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.apiserver.authentication.FrontProxySettings;
import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.core.apiserver.kinds.flowcontrol.FlowObjects;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All objects of a fresh cluster, in two waves: what lives in a namespace needs the namespace first.
 */
public final class BootstrapObjects {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final String clusterCa;
  private final String serviceCidr;
  private final String host;
  private final int port;
  private final Optional<FrontProxySettings> frontProxy;

  /**
   * @param clusterCa the certificate authority in PEM
   * @param serviceCidr IPv4 range of cluster IPs, such as {@code 10.96.0.0/16}
   * @param host and {@code port}: where clients reach the server
   * @param frontProxy whom aggregated API servers shall believe as this one does
   */
  public BootstrapObjects(String clusterCa, String serviceCidr, String host, int port, Optional<FrontProxySettings> frontProxy) {
    this.clusterCa = clusterCa;
    this.serviceCidr = serviceCidr;
    this.host = host;
    this.port = port;
    this.frontProxy = frontProxy;
  }

  /** What every kubelet may do; the role {@code system:node} says it, and the Node authorizer narrows it. */
  public static List<PolicyRule> nodeRules() {
    return ComponentRoles.NODE;
  }

  List<List<Wanted>> waves() {
    return List.of(clusterScoped(), namespaced());
  }

  private static Stream<Obj> roles() {
    return Stream.of(UserRoles.roles(), ComponentRoles.roles(), ControllerRoles.roles(), SigningRoles.roles(),
        ExtensionRoles.roles(), AbsentControllerRoles.roles()).flatMap(List::stream);
  }

  private static Stream<Obj> bindings() {
    return Stream.of(UserRoles.bindings(), ComponentRoles.bindings(), ControllerRoles.bindings(), SigningRoles.bindings(),
        ExtensionRoles.bindings(), AbsentControllerRoles.bindings()).flatMap(List::stream);
  }

  private static List<Wanted> clusterScoped() {
    List<Wanted> all = new ArrayList<>(SystemObjects.namespaces());
    all.addAll(SystemObjects.priorityClasses());
    FlowObjects.levels().forEach(level -> all.add(new Wanted(Resource.PRIORITY_LEVELS, level, Reconciliation::flowControl)));
    FlowObjects.schemas().forEach(schema -> all.add(new Wanted(Resource.FLOW_SCHEMAS, schema, Reconciliation::flowControl)));
    roles().filter(role -> role.text("kind").equals("ClusterRole"))
        .forEach(role -> all.add(new Wanted(Resource.CLUSTER_ROLES, role, Reconciliation::role)));
    bindings().filter(binding -> binding.text("kind").equals("ClusterRoleBinding"))
        .forEach(binding -> all.add(new Wanted(Resource.CLUSTER_ROLE_BINDINGS, binding, Reconciliation::binding)));
    return all;
  }

  private List<Wanted> namespaced() {
    List<Wanted> all = new ArrayList<>();
    roles().filter(role -> role.text("kind").equals("Role"))
        .forEach(role -> all.add(new Wanted(Resource.ROLES, role, Reconciliation::role)));
    bindings().filter(binding -> binding.text("kind").equals("RoleBinding"))
        .forEach(binding -> all.add(new Wanted(Resource.ROLE_BINDINGS, binding, Reconciliation::binding)));
    ControllerRoles.serviceAccounts().forEach(account -> all.add(Wanted.once(Resource.SERVICE_ACCOUNTS, account)));
    all.add(SystemObjects.authenticationConfig(clusterCa, frontProxy));
    all.addAll(ClusterInfo.objects(clusterCa, host, port));
    String address = host.equals("localhost") ? "127.0.0.1" : host;
    // An endpoint is an address: a server that is known by a name only has none to offer.
    if (IPV4.matcher(address).matches() || address.contains(":")) {
      all.addAll(SystemObjects.service(firstAddress(serviceCidr), address, port));
    }
    return all;
  }

  /** The address after the network's own. */
  static String firstAddress(String cidr) {
    String[] parts = cidr.substring(0, cidr.indexOf('/')).split("\\.");
    int prefix = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    long network = 0;
    for (String part : parts) {
      network = network << 8 | Integer.parseInt(part);
    }
    long first = (network >> (32 - prefix) << (32 - prefix)) + 1;
    return (first >> 24) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255);
  }
}
