package io.hexareme.core.apiserver.table;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns of Services and of what is behind them. */
final class ServiceColumns {
  private ServiceColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put("/Service", List.of(Column.name(),
        Column.text("Type", "How it is reached.", o -> o.text("spec", "type")),
        Column.text("Cluster-IP", "Its address inside the cluster.", ServiceColumns::clusterIp),
        Column.text("External-IP", "Its addresses outside the cluster.", ServiceColumns::externalIp),
        Column.text("Port(s)", "Its ports, with those on nodes after a colon.", o -> Cells.or(ports(o), Cells.NONE)),
        Column.age(),
        Column.text("Selector", "Which Pods are behind it.", o -> Cells.labels(o.at("spec", "selector"))).wide()));
    all.put("/Endpoints", List.of(Column.name(),
        Column.text("Endpoints", "Addresses that are ready.", ServiceColumns::endpoints), Column.age()));
    all.put("discovery.k8s.io/EndpointSlice", List.of(Column.name(),
        Column.text("AddressType", "IPv4, IPv6 or FQDN.", o -> o.text("addressType")),
        Column.text("Ports", "Ports of every endpoint.",
            o -> Cells.or(Cells.upTo(3, o.list("ports").stream().map(ServiceColumns::slicePort).toList(), ","), Cells.UNSET)),
        Column.text("Endpoints", "Their addresses.",
            o -> Cells.or(Cells.upTo(3, sliceAddresses(o), ","), Cells.UNSET)),
        Column.age()));
    return all;
  }

  private static String clusterIp(Obj service) {
    List<Value> all = service.list("spec", "clusterIPs");
    return Cells.or(service.text("spec", "clusterIP"), all.isEmpty() ? Cells.NONE : all.getFirst().asString(Cells.NONE));
  }

  private static String externalIp(Obj service) {
    String external = service.list("spec", "externalIPs").stream().map(ip -> ip.asString("")).collect(Collectors.joining(","));
    return switch (service.text("spec", "type")) {
      case "ClusterIP", "NodePort" -> Cells.or(external, Cells.NONE);
      case "LoadBalancer" -> {
        String given = Cells.loadBalancer(service);
        String comma = given.isEmpty() || external.isEmpty() ? "" : ",";
        yield Cells.or(given + comma + external, "<pending>");
      }
      case "ExternalName" -> service.text("spec", "externalName");
      default -> Cells.UNKNOWN;
    };
  }

  private static String ports(Obj service) {
    return service.list("spec", "ports").stream().map(port -> {
      long node = port.at("nodePort").asLong(0);
      return port.at("port").asLong(0) + (node > 0 ? ":" + node : "") + "/" + port.text("protocol");
    }).collect(Collectors.joining(","));
  }

  private static String endpoints(Obj endpoints) {
    if (endpoints.list("subsets").isEmpty()) {
      return Cells.NONE;
    }
    List<String> all = new ArrayList<>();
    for (Value subset : endpoints.list("subsets")) {
      List<String> addresses = subset.list("addresses").stream().map(address -> address.text("ip")).toList();
      if (subset.list("ports").isEmpty()) {
        all.addAll(addresses);
      }
      for (Value port : subset.list("ports")) {
        addresses.forEach(address -> all.add(hostAndPort(address, port.at("port").asLong(0))));
      }
    }
    return Cells.upTo(3, all, ",");
  }

  private static String hostAndPort(String host, long port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static String slicePort(Value port) {
    return Cells.scalar(port.at("port"), Cells.or(port.text("name"), "*"));
  }

  private static List<String> sliceAddresses(Obj slice) {
    return slice.list("endpoints").stream()
        .flatMap(endpoint -> endpoint.list("addresses").stream()).map(address -> address.asString("")).toList();
  }
}
