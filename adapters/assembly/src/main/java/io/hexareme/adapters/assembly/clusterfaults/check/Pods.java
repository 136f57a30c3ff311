package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.math.BigDecimal;
import java.util.List;

/** What several checkers ask of Pods. */
final class Pods {
  private Pods() {}

  static boolean isActive(Obj pod) {
    return new PodView(pod).isActive();
  }

  /** Ready and not about to end. */
  static boolean isReady(Obj pod) {
    return isActive(pod) && new PodView(pod).isReady();
  }

  static String node(Value pod) {
    return pod.text("spec", "nodeName");
  }

  /** The Pods that this object controls. */
  static List<Obj> of(Value owner, ClusterHistory history) {
    return history.all("Pod").stream().filter(pod -> Meta.isControlledBy(pod, owner)).toList();
  }

  static boolean selected(Value selector, Obj pod) {
    return LabelSelector.of(selector).orNothing().matches(Meta.labels(pod));
  }

  /** What its containers ask for together, or its largest init container alone. */
  static BigDecimal requests(Value pod, String resource) {
    BigDecimal together = BigDecimal.ZERO;
    for (Value container : pod.list("spec", "containers")) together = together.add(request(container, resource));
    for (Value container : pod.list("spec", "initContainers")) together = together.max(request(container, resource));
    return together;
  }

  private static BigDecimal request(Value container, String resource) {
    return amount(container.text("resources", "requests", resource));
  }

  static BigDecimal amount(String quantity) {
    return Quantity.orZero(quantity).amount();
  }
}
