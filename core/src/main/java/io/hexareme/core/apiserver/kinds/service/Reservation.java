package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One Service getting what it needs: all of it, or nothing and a refusal. */
final class Reservation {
  private static final FieldPath SPEC = FieldPath.of("spec");

  private final ServiceAllocations allocations;
  private final Obj service;
  private final String uid;
  private final boolean dryRun;
  private final Set<String> booked = new LinkedHashSet<>();

  Reservation(ServiceAllocations allocations, Obj service, boolean dryRun) {
    this.allocations = allocations;
    this.service = service;
    this.uid = Meta.uid(service);
    this.dryRun = dryRun;
  }

  Obj make() {
    try {
      Obj spec = withFamilies(service.at("spec").asObj());
      return service.with("spec", withHealthPort(withNodePorts(withAddress(spec))));
    } catch (RuntimeException refused) {
      booked.forEach(what -> allocations.release(what, uid));
      throw refused;
    }
  }

  private void book(String what) {
    if (!dryRun && !allocations.isHeldBy(what, uid)) {
      allocations.book(what, uid);
      booked.add(what);
    }
  }

  private RuntimeException refused(FieldError error) {
    return Refusals.invalid("", "Service", Meta.name(service), List.of(error));
  }

  /** One family is served here: IPv4. Headless Services without selector may point anywhere, so they claim both. */
  private static Obj withFamilies(Obj spec) {
    if (!ServiceTypes.needsClusterIp(spec)) {
      return spec;
    }
    boolean anywhere = ServiceTypes.isHeadless(spec) && spec.at("selector").asObj().isEmpty();
    Obj policed = spec.text("ipFamilyPolicy").isEmpty() ? spec.with("ipFamilyPolicy", anywhere ? "RequireDualStack" : "SingleStack") : spec;
    if (!policed.list("ipFamilies").isEmpty()) {
      return policed;
    }
    boolean both = anywhere && !policed.text("ipFamilyPolicy").equals("SingleStack");
    return policed.with("ipFamilies", both ? Value.strings(List.of("IPv4", "IPv6")) : Value.strings(List.of("IPv4")));
  }

  private Obj withAddress(Obj spec) {
    if (!ServiceTypes.needsClusterIp(spec)) {
      return spec;
    }
    String wanted = spec.text("clusterIP");
    if (wanted.equals("None")) {
      return spec.with("clusterIPs", Value.strings(List.of("None")));
    }
    String address = wanted.isEmpty() ? free() : wanted;
    if (!wanted.isEmpty()) {
      requireFree(wanted);
    }
    book(address);
    return spec.with("clusterIP", address).with("clusterIPs", Value.strings(List.of(address)));
  }

  private String free() {
    return allocations.freeAddress().orElseThrow(() ->
        Refusals.internal("failed to allocate a serviceIP: range is full"));
  }

  private void requireFree(String address) {
    String problem = !allocations.range().contains(address)
        ? "the provided IP (" + address + ") is not in the valid range. The range of valid IPs is " + allocations.range().text()
        : allocations.isTaken(address, uid) ? "provided IP is already allocated" : "";
    if (!problem.isEmpty()) {
      throw refused(FieldError.invalid(SPEC.child("clusterIPs"), Value.array(Value.of(address)),
          "failed to allocate IP " + address + ": " + problem));
    }
  }

  private Obj withNodePorts(Obj spec) {
    List<Value> ports = spec.list("ports");
    List<Value> made = new ArrayList<>();
    Set<Long> chosen = new LinkedHashSet<>();
    Map<Long, Long> perPort = new LinkedHashMap<>();
    for (int i = 0; i < ports.size(); i++) {
      Obj port = ports.get(i).asObj();
      long wanted = port.at("nodePort").asLong(0);
      if (wanted != 0) {
        requireFreePort(port.text("protocol"), wanted, SPEC.child("ports").index(i).child("nodePort"));
        chosen.add(wanted);
        perPort.put(port.at("port").asLong(0), wanted);
        book(ServiceAllocations.portKey(port.text("protocol"), wanted));
      }
    }
    for (Value port : ports) {
      made.add(withNodePort(port.asObj(), spec, chosen, perPort));
    }
    return ports.isEmpty() ? spec : spec.with("ports", new Arr(made));
  }

  /** The same port over two protocols gets the same node port where that is free. */
  private Value withNodePort(Obj port, Obj spec, Set<Long> chosen, Map<Long, Long> perPort) {
    if (port.at("nodePort").asLong(0) != 0 || !ServiceTypes.needsNodePort(spec)) {
      return port;
    }
    String protocol = port.text("protocol");
    Long twin = perPort.get(port.at("port").asLong(0));
    long number = twin != null && !allocations.isTaken(ServiceAllocations.portKey(protocol, twin), uid)
        ? twin
        : allocations.freePort(protocol, chosen).orElseThrow(() -> Refusals.internal("failed to allocate a nodePort: range is full"));
    chosen.add(number);
    perPort.put(port.at("port").asLong(0), number);
    book(ServiceAllocations.portKey(protocol, number));
    return port.with("nodePort", number);
  }

  private void requireFreePort(String protocol, long port, FieldPath at) {
    if (port < ServiceAllocations.FIRST_PORT || port > ServiceAllocations.LAST_PORT) {
      throw refused(FieldError.invalid(at, Value.of(port), "provided port is not in the valid range. The range of valid ports is "
          + ServiceAllocations.FIRST_PORT + "-" + ServiceAllocations.LAST_PORT));
    }
    if (allocations.isTaken(ServiceAllocations.portKey(protocol, port), uid)) {
      throw refused(FieldError.invalid(at, Value.of(port), "provided port is already allocated"));
    }
  }

  private Obj withHealthPort(Obj spec) {
    if (!ServiceTypes.needsHealthCheck(spec)) {
      return spec;
    }
    long wanted = spec.at("healthCheckNodePort").asLong(0);
    if (wanted != 0) {
      requireFreePort("TCP", wanted, SPEC.child("healthCheckNodePort"));
    }
    Set<Long> taken = new LinkedHashSet<>();
    spec.list("ports").forEach(port -> taken.add(port.at("nodePort").asLong(0)));
    long port = wanted != 0 ? wanted : allocations.freePort("TCP", taken).orElseThrow(() ->
        Refusals.internal("failed to allocate a nodePort: range is full"));
    book(ServiceAllocations.portKey("TCP", port));
    return spec.with("healthCheckNodePort", port);
  }
}
