package io.hexareme.core.controllers.endpoints;

import io.hexareme.core.controllers.services.EndpointPort;
import io.hexareme.core.controllers.services.ServiceView;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All subsets of Endpoints: one for each set of ports, sorted by its ports, its addresses sorted. */
record Subsets(List<Subset> subsets) {
  static final Subsets NONE = new Subsets(List.of());

  /** The addresses that are ready, and those that are not, behind the same ports. */
  record Subset(List<EndpointPort> ports, List<SubsetAddress> ready, List<SubsetAddress> notReady) {
    Obj value() {
      return Value.obj(
          "addresses", list(ready),
          "notReadyAddresses", list(notReady),
          "ports", ports.isEmpty() ? null : new Arr(ports.stream().<Value>map(EndpointPort::inSubset).toList()));
    }

    private static Arr list(List<SubsetAddress> addresses) {
      return addresses.isEmpty() ? null : new Arr(addresses.stream().<Value>map(SubsetAddress::value).toList());
    }
  }

  /** What the Pods give the Service; a Pod that has none of the Service's ports gives nothing. */
  static Subsets of(ServiceView service, List<PodView> pods) {
    Map<String, Subset> byPorts = new TreeMap<>();
    for (PodView pod : pods) {
      List<EndpointPort> ports = EndpointPort.of(service, pod);
      boolean fits = service.ports().isEmpty() ? service.isHeadless() : !ports.isEmpty();
      Optional<SubsetAddress> address = SubsetAddress.of(service, pod).filter(found -> fits);
      if (address.isPresent()) {
        Subset subset = byPorts.computeIfAbsent(ports.toString(), k -> new Subset(ports, new ArrayList<>(), new ArrayList<>()));
        (service.publishesNotReady() || pod.isReady() ? subset.ready() : subset.notReady()).add(address.get());
      }
    }
    return new Subsets(byPorts.values().stream().map(Subsets::sorted).toList());
  }

  private static Subset sorted(Subset subset) {
    return new Subset(subset.ports(), subset.ready().stream().sorted().toList(), subset.notReady().stream().sorted().toList());
  }

  /** The subsets of existing Endpoints, as they stand there. */
  static Subsets read(Obj endpoints) {
    return new Subsets(endpoints.list("subsets").stream().map(subset -> new Subset(
        subset.list("ports").stream().map(EndpointPort::of).sorted().toList(),
        subset.list("addresses").stream().map(SubsetAddress::of).toList(),
        subset.list("notReadyAddresses").stream().map(SubsetAddress::of).toList())).toList());
  }

  /** How many addresses there are. */
  int size() {
    return subsets.stream().mapToInt(subset -> subset.ready().size() + subset.notReady().size()).sum();
  }

  /** At most so many addresses: the ready ones of all subsets come before those that are not. */
  Subsets first(int most) {
    if (size() <= most) {
      return this;
    }
    int left = most;
    List<Subset> cut = new ArrayList<>();
    for (Subset subset : subsets) {
      List<SubsetAddress> ready = subset.ready().subList(0, Math.min(left, subset.ready().size()));
      left -= ready.size();
      cut.add(new Subset(subset.ports(), ready, List.of()));
    }
    for (int i = 0; i < cut.size() && left > 0; i++) {
      List<SubsetAddress> all = subsets.get(i).notReady();
      List<SubsetAddress> notReady = all.subList(0, Math.min(left, all.size()));
      left -= notReady.size();
      cut.set(i, new Subset(cut.get(i).ports(), cut.get(i).ready(), notReady));
    }
    return new Subsets(cut.stream().filter(subset -> !subset.ready().isEmpty() || !subset.notReady().isEmpty()).toList());
  }

  /** Where the Pod stands: ready, not ready, or not here. */
  Optional<Boolean> stateOf(PodView pod) {
    String uid = pod.pod().text("metadata", "uid");
    for (Subset subset : subsets) {
      if (subset.ready().stream().anyMatch(address -> address.targetRef().text("uid").equals(uid))) {
        return Optional.of(true);
      }
      if (subset.notReady().stream().anyMatch(address -> address.targetRef().text("uid").equals(uid))) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  Arr value() {
    return new Arr(subsets.stream().<Value>map(Subset::value).toList());
  }
}
