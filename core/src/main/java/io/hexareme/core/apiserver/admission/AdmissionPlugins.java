package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.time.Randomness;
import java.util.ArrayList;
import java.util.List;

/** The admission plugins in their order, which is Kubernetes'. */
public final class AdmissionPlugins {
  private AdmissionPlugins() {}

  /**
   * @param objects what plugins decide by
   * @param names of volumes that plugins add
   * @param last validating plugins that other packages bring
   */
  public static AdmissionChain chain(ObjectReader objects, Randomness names, List<ValidatingPlugin> last) {
    NamespaceLifecycle namespaces = new NamespaceLifecycle(objects);
    PriorityAdmission priorities = new PriorityAdmission(objects);
    List<MutatingPlugin> mutating = List.of(
        namespaces,
        new ServiceAccountAdmission(objects, names),
        new TaintNodesByCondition(),
        priorities,
        new DefaultTolerationSeconds());
    List<ValidatingPlugin> validating = new ArrayList<>(List.of(namespaces, new NodeRestriction(objects), priorities));
    validating.addAll(last);
    return new AdmissionChain(mutating, validating);
  }
}
