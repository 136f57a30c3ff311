package io.hexareme.core.apiserver.kinds.cluster;

import io.hexareme.core.apiserver.kinds.GenericStrategy;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * Namespaces: not gone before their content is. They have finalizers of their own in {@code spec}, which only the {@code finalize}
 * subresource changes.
 */
public final class NamespaceStrategy implements KindStrategy {
  private static final Value KUBERNETES = Value.of("kubernetes");
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  /** Every namespace carries its name as a label, so that selectors can choose it (KEP-2161). */
  @Override
  public Obj applyDefaults(Obj namespace) {
    Value name = namespace.at("metadata", "name");
    boolean labelled = name.isNull() || name.equals(namespace.at("metadata", "labels", NAME_LABEL));
    return labelled ? namespace : namespace.withPath(name, "metadata", "labels", NAME_LABEL);
  }

  @Override
  public Obj prepareForCreate(Obj namespace, Call call, boolean dryRun) {
    Value.Arr finalizers = new Value.Arr(namespace.list("spec", "finalizers"));
    Obj held = finalizers.items().contains(KUBERNETES) ? namespace
        : namespace.withPath(finalizers.plus(KUBERNETES), "spec", "finalizers");
    return held.with("status", Value.obj("phase", "Active"));
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    Obj held = before.at("spec").isNull() ? after.without("spec") : after.with("spec", before.at("spec"));
    return GenericStrategy.withStatusOf(before, held);
  }

  @Override
  public Obj prepareForSubresourceUpdate(String subresource, Obj before, Obj after) {
    return subresource.equals("finalize")
        ? GenericStrategy.withStatusOf(before, after)
        : KindStrategy.super.prepareForSubresourceUpdate(subresource, before, after);
  }

  @Override
  public Obj prepareForDelete(Obj marked) {
    return marked.withPath(Value.of("Terminating"), "status", "phase");
  }

  @Override
  public boolean finishesByItself(Obj namespace) {
    return !namespace.list("spec", "finalizers").isEmpty();
  }

  @Override
  public NameRule nameRule() {
    return NameRule.DNS_LABEL;
  }

  @Override
  public List<FieldError> validateCreate(Obj namespace) {
    List<FieldError> errors = new ArrayList<>();
    List<Value> finalizers = namespace.list("spec", "finalizers");
    for (int i = 0; i < finalizers.size(); i++) {
      String name = finalizers.get(i).asString("");
      FieldPath at = FieldPath.of("spec", "finalizers").index(i);
      LabelValidation.key(name).forEach(why -> errors.add(FieldError.invalid(at, name, why)));
      if (!name.contains("/") && !name.equals("kubernetes") && !name.equals("orphan")) {
        errors.add(FieldError.invalid(at, name, "name is neither a standard finalizer name nor is it fully qualified"));
      }
    }
    return errors;
  }

  @Override
  public List<FieldError> validateStatusUpdate(Obj before, Obj after) {
    String phase = after.text("status", "phase");
    FieldPath at = FieldPath.of("status", "Phase");
    if (Meta.isTerminating(after) && !phase.equals("Terminating")) {
      return List.of(FieldError.invalid(at, phase, "may only be 'Terminating' if `deletionTimestamp` is not empty"));
    }
    if (!Meta.isTerminating(after) && !phase.equals("Active")) {
      return List.of(FieldError.invalid(at, phase, "may only be 'Active' if `deletionTimestamp` is empty"));
    }
    return List.of();
  }

  @Override
  public List<FieldError> validateSubresourceUpdate(String subresource, Obj before, Obj after) {
    return subresource.equals("finalize") ? validateCreate(after) : validateStatusUpdate(before, after);
  }
}
