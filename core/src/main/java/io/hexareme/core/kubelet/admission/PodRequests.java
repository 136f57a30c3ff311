package io.hexareme.core.kubelet.admission;

import io.hexareme.ports.value.Value;
import java.math.BigDecimal;

/** What a Pod asks of one resource: its containers and sidecars together, or its greediest init container, plus its overhead. */
final class PodRequests {
  private PodRequests() {}

  static BigDecimal of(Value pod, String resource) {
    BigDecimal sidecars = BigDecimal.ZERO;
    BigDecimal init = BigDecimal.ZERO;
    for (Value container : pod.list("spec", "initContainers")) {
      if (container.text("restartPolicy").equals("Always")) {
        sidecars = sidecars.add(request(container, resource));
        init = init.max(sidecars);
      } else {
        init = init.max(sidecars.add(request(container, resource)));
      }
    }
    BigDecimal main = sidecars;
    for (Value container : pod.list("spec", "containers")) {
      main = main.add(request(container, resource));
    }
    return main.max(init).add(Amount.of(pod.at("spec", "overhead", resource)));
  }

  private static BigDecimal request(Value container, String resource) {
    return Amount.of(container.at("resources", "requests", resource));
  }
}
