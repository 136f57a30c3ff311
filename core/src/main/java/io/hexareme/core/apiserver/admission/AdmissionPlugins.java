package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.podsecurity.PodSecuritySettings;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.time.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The admission plugins in their order, which is Kubernetes'. */
public final class AdmissionPlugins {
  private AdmissionPlugins() {}

  /**
   * @param objects what plugins decide by
   * @param fresh completes once {@code objects} has everything that was acknowledged before
   * @param names of volumes that plugins add
   * @param podSecurity which standards hold where namespaces say nothing
   * @param figures of how long each takes
   * @param changing what other packages bring to change objects, after all that is built in
   * @param last what other packages bring to judge them, before quotas are asked
   */
  public static AdmissionChain chain(ObjectReader objects, Supplier<CompletionStage<Void>> fresh, Randomness names,
      PodSecuritySettings podSecurity, AdmissionFigures figures, List<MutatingStep> changing, List<ValidatingStep> last) {
    NamespaceLifecycle namespaces = new NamespaceLifecycle(objects);
    LimitRanger limits = new LimitRanger(objects);
    PriorityAdmission priorities = new PriorityAdmission(objects);
    RuntimeClassAdmission runtimeClasses = new RuntimeClassAdmission(objects);
    List<MutatingStep> mutating = new ArrayList<>(List.of(
        namespaces,
        limits,
        new ServiceAccountAdmission(objects, names),
        new TaintNodesByCondition(),
        priorities,
        new DefaultTolerationSeconds(),
        new DefaultStorageClass(objects),
        new StorageObjectInUseProtection(),
        runtimeClasses,
        new DefaultIngressClass(objects)));
    mutating.addAll(changing);
    mutating.add(new QuotaRecount(objects));
    List<ValidatingStep> validating = new ArrayList<>(List.of(
        namespaces,
        limits,
        new NodeRestriction(objects),
        new PodSecurity(objects, podSecurity),
        priorities,
        new PersistentVolumeClaimResize(objects),
        runtimeClasses));
    validating.addAll(last);
    // The last word: what it lets through is counted as used.
    validating.add(new ResourceQuotaAdmission(objects, fresh));
    return new AdmissionChain(mutating, validating, figures);
  }
}
