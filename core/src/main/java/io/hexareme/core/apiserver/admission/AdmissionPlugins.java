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
   * @param last validating plugins that other packages bring, asked before quotas are
   */
  public static AdmissionChain chain(ObjectReader objects, Randomness names, List<ValidatingPlugin> last) {
    NamespaceLifecycle namespaces = new NamespaceLifecycle(objects);
    LimitRanger limits = new LimitRanger(objects);
    PriorityAdmission priorities = new PriorityAdmission(objects);
    List<MutatingPlugin> mutating = List.of(
        namespaces,
        limits,
        new ServiceAccountAdmission(objects, names),
        new TaintNodesByCondition(),
        priorities,
        new DefaultTolerationSeconds());
    List<ValidatingPlugin> validating = new ArrayList<>(List.of(namespaces, limits, new NodeRestriction(objects), priorities));
    validating.addAll(last);
    // The last word: what it lets through is counted as used.
    validating.add(new ResourceQuotaAdmission(objects));
    return new AdmissionChain(mutating, validating);
  }
}
