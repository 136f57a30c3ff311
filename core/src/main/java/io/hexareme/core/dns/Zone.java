package io.hexareme.core.dns;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.dns.ClusterDns.Addresses;
import io.hexareme.ports.dns.ClusterDns.Alias;
import io.hexareme.ports.dns.ClusterDns.Answer;
import io.hexareme.ports.dns.ClusterDns.NoSuchName;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the names of {@code cluster.local} stand for, by the Services and Endpoints there are. */
record Zone(Function<ObjectKey, Optional<Obj>> services, Function<ObjectKey, Optional<Obj>> endpoints) {
  private static final String SERVICES = ".svc.cluster.local";
  private static final String PODS = ".pod.cluster.local";
  private static final Pattern DASHED = Pattern.compile("\\d{1,3}(-\\d{1,3}){3}");

  Answer resolve(String asked) {
    String name = asked.toLowerCase(Locale.ROOT);
    if (name.endsWith(SERVICES)) {
      return service(name.substring(0, name.length() - SERVICES.length()).split("\\.", -1));
    }
    if (name.endsWith(PODS)) {
      return pod(name.substring(0, name.length() - PODS.length()).split("\\.", -1));
    }
    return new NoSuchName();
  }

  /** @param labels {@code service.namespace}, or {@code host.service.namespace} for one of its Pods */
  private Answer service(String[] labels) {
    if (labels.length < 2 || labels.length > 3) {
      return new NoSuchName();
    }
    ObjectKey key = new ObjectKey(labels[labels.length - 1], labels[labels.length - 2]);
    Optional<Obj> service = services.apply(key);
    if (service.isEmpty()) {
      return new NoSuchName();
    }
    return labels.length == 2 ? whole(service.get(), key) : host(key, labels[0]);
  }

  private Answer whole(Obj service, ObjectKey key) {
    if (service.text("spec", "type").equals("ExternalName")) {
      String name = service.text("spec", "externalName");
      return new Alias(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }
    String ip = service.text("spec", "clusterIP");
    return ip.equals("None")
        ? new Addresses(ready(key).stream().map(address -> address.text("ip")).distinct().toList())
        : new Addresses(ip.isEmpty() ? List.of() : List.of(ip));
  }

  private Answer host(ObjectKey service, String host) {
    List<String> ips = ready(service).stream().filter(address -> nameOf(address).equals(host)).map(address -> address.text("ip")).distinct().toList();
    return ips.isEmpty() ? new NoSuchName() : new Addresses(ips);
  }

  /** Its hostname, or its address with dashes. */
  private static String nameOf(Value address) {
    return address.at("hostname").asString(address.text("ip").replace('.', '-'));
  }

  private List<Value> ready(ObjectKey service) {
    return endpoints.apply(service).map(found -> found.list("subsets")).orElse(List.of()).stream()
        .flatMap(subset -> subset.list("addresses").stream())
        .toList();
  }

  /** {@code 10-244-1-7.namespace}: whether there is such a Pod is not asked. */
  private static Answer pod(String[] labels) {
    return labels.length == 2 && DASHED.matcher(labels[0]).matches()
        ? new Addresses(List.of(labels[0].replace('-', '.')))
        : new NoSuchName();
  }
}
