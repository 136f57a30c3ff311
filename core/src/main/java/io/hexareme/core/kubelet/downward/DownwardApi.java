package io.hexareme.core.kubelet.downward;

import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fields and resources of one Pod.
 *
 * @param capacity the node's, for limits that a container does not have
 */
public record DownwardApi(Value pod, String hostIp, String podIp, Map<String, String> capacity) {

  /** The text of a field such as {@code metadata.name} or {@code metadata.labels['key']}; of a whole map a line for each entry. */
  public String field(String path) {
    return switch (path) {
      case "status.podIP", "status.podIPs" -> podIp;
      case "status.hostIP", "status.hostIPs" -> hostIp;
      case "metadata.labels", "metadata.annotations" -> lines(pod.at(path.split("\\.")).asStrings());
      default -> path.endsWith("']") ? subscript(path) : pod.text(path.split("\\."));
    };
  }

  private String subscript(String path) {
    int bracket = path.indexOf("['");
    String map = path.substring(path.indexOf('.') + 1, bracket);
    return pod.text("metadata", map, path.substring(bracket + 2, path.length() - 2));
  }

  private static String lines(Map<String, String> entries) {
    return new TreeMap<>(entries).entrySet().stream()
        .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
  }

  /**
   * A limit or request of a container, in units of the divisor, rounded up.
   *
   * @param reference a {@code resourceFieldRef}; {@code own} the container that is meant when it names none
   */
  public String resource(Value reference, Value own) {
    Value container = reference.text("containerName").isEmpty() ? own : container(reference.text("containerName"));
    String[] path = reference.text("resource").split("\\.", 2);
    if (path.length != 2) {
      return "";
    }
    String fallback = path[0].equals("limits") ? capacity.getOrDefault(path[1], "0") : "0";
    Quantity amount = Quantity.orZero(container.at("resources", path[0], path[1]).asString(fallback));
    Quantity divisor = Quantity.orZero(reference.at("divisor").asString("1"));
    BigDecimal unit = divisor.isZero() ? BigDecimal.ONE : divisor.amount();
    return amount.amount().divide(unit, 0, RoundingMode.CEILING).toBigInteger().toString();
  }

  private Value container(String name) {
    for (String list : new String[] {"containers", "initContainers"}) {
      for (Value container : pod.list("spec", list)) {
        if (container.text("name").equals(name)) {
          return container;
        }
      }
    }
    return Value.Null.NULL;
  }
}
