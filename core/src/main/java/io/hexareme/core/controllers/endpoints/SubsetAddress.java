package io.hexareme.core.controllers.endpoints;

import io.hexareme.core.controllers.services.ServiceView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.Optional;

/**
 * An address in Endpoints; sorted by address, then by what is behind it.
 *
 * @param hostname empty for none, as is {@code nodeName}
 */
record SubsetAddress(String ip, String hostname, String nodeName, Value targetRef) implements Comparable<SubsetAddress> {
  private static final Comparator<SubsetAddress> ORDER =
      Comparator.comparing(SubsetAddress::ip).thenComparing(address -> address.targetRef().text("uid"));

  /** The Pod's address of the Service's primary family. */
  static Optional<SubsetAddress> of(ServiceView service, PodView pod) {
    String family = service.addressTypes().getFirst();
    return pod.podIPs().stream()
        .filter(ip -> ServiceView.addressType(ip).equals(family))
        .findFirst()
        .map(ip -> new SubsetAddress(ip, service.hostnameOf(pod), pod.nodeName(), reference(pod)));
  }

  private static Obj reference(PodView pod) {
    return Value.obj(
        "kind", "Pod",
        "namespace", Meta.namespace(pod.pod()),
        "name", Meta.name(pod.pod()),
        "uid", Meta.uid(pod.pod()));
  }

  static SubsetAddress of(Value address) {
    Value target = address.at("targetRef");
    return new SubsetAddress(
        address.text("ip"),
        address.text("hostname"),
        address.text("nodeName"),
        target instanceof Obj reference ? reference.without("resourceVersion") : target);
  }

  Obj value() {
    return Value.obj(
        "ip", ip,
        "hostname", hostname.isEmpty() ? null : hostname,
        "nodeName", nodeName.isEmpty() ? null : nodeName,
        "targetRef", targetRef.isNull() ? null : targetRef);
  }

  @Override
  public int compareTo(SubsetAddress other) {
    return ORDER.compare(this, other);
  }
}
