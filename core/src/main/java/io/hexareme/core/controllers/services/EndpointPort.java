package io.hexareme.core.controllers.services;

import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Int;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.value.Value.Str;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port at which a backend listens.
 *
 * @param name empty for the only port
 * @param appProtocol empty for none
 */
public record EndpointPort(String name, String protocol, int port, String appProtocol) implements Comparable<EndpointPort> {
  private static final Comparator<EndpointPort> ORDER =
      Comparator.comparing(EndpointPort::name)
          .thenComparing(EndpointPort::port)
          .thenComparing(EndpointPort::protocol)
          .thenComparing(EndpointPort::appProtocol);

  /** Reads the form of both EndpointSlice and Endpoints. */
  public static EndpointPort of(Value port) {
    return new EndpointPort(port.text("name"), protocol(port), port.at("port").asInt(0), port.text("appProtocol"));
  }

  /** The Service's ports as the Pod has them, in order; those whose target the Pod does not name are left out. */
  public static List<EndpointPort> of(ServiceView service, PodView pod) {
    return service.ports().stream()
        .flatMap(port -> target(port, pod).stream()
            .map(number -> new EndpointPort(port.text("name"), protocol(port), number, port.text("appProtocol"))))
        .sorted()
        .toList();
  }

  private static Optional<Integer> target(Value servicePort, PodView pod) {
    Value target = servicePort.at("targetPort");
    return switch (target) {
      case Int number -> Optional.of(number.asInt(0));
      case Str name -> named(name.value(), protocol(servicePort), pod);
      case Obj _, Value.Arr _, Value.Dec _, Value.Bool _, Value.Null _ -> Optional.of(servicePort.at("port").asInt(0));
    };
  }

  /** Containers first, then the init containers that go on running beside them (KEP-753). */
  private static Optional<Integer> named(String name, String protocol, PodView pod) {
    Stream<Value> sidecars = pod.initContainers().stream().filter(c -> c.text("restartPolicy").equals("Always"));
    return Stream.concat(pod.containers().stream(), sidecars)
        .flatMap(container -> container.list("ports").stream())
        .filter(port -> port.text("name").equals(name) && protocol(port).equals(protocol))
        .map(port -> port.at("containerPort").asInt(0))
        .findFirst();
  }

  private static String protocol(Value port) {
    String protocol = port.text("protocol");
    return protocol.isEmpty() ? "TCP" : protocol;
  }

  /** As an EndpointSlice has it: the name always there. */
  public Obj inSlice() {
    return Value.obj("name", name, "port", port, "protocol", protocol, "appProtocol", appProtocol.isEmpty() ? null : appProtocol);
  }

  /** As Endpoints have it: no empty name. */
  public Obj inSubset() {
    return name.isEmpty() ? inSlice().without("name") : inSlice();
  }

  @Override
  public int compareTo(EndpointPort other) {
    return ORDER.compare(this, other);
  }
}
