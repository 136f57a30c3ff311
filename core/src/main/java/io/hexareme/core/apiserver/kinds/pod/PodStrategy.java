package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.kinds.GenericStrategy;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.FieldSelector;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Pods: born Pending, changed in few ways, and gone only when their kubelet has stopped them. */
public final class PodStrategy implements KindStrategy {

  @Override
  public Obj applyDefaults(Obj pod) {
    return PodDefaults.apply(pod);
  }

  @Override
  public Obj prepareForCreate(Obj pod, Call call, boolean dryRun) {
    Obj status = Value.obj("phase", "Pending", "qosClass", QosClass.of(pod.at("spec").asObj()));
    return pod.with("status", pod.list("spec", "schedulingGates").isEmpty() ? status : status.with("conditions", Value.array(Value.obj(
        "type", "PodScheduled", "status", "False", "reason", "SchedulingGated",
        "message", "Scheduling is blocked due to non-empty scheduling gates"))));
  }

  /** Debug containers come through their subresource only; a client that does not know them must not lose them. */
  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return GenericStrategy.withStatusOf(before, after);
  }

  @Override
  public Obj prepareForStatusUpdate(Obj before, Obj after) {
    Obj merged = KindStrategy.super.prepareForStatusUpdate(before, after);
    Value qos = before.at("status", "qosClass");
    return qos.isNull() ? merged : merged.withPath(qos, "status", "qosClass");
  }

  @Override
  public Obj prepareForSubresourceUpdate(String subresource, Obj before, Obj after) {
    return switch (subresource) {
      case "status" -> prepareForStatusUpdate(before, after);
      case "ephemeralcontainers" -> withSpec(before, after,
          before.at("spec").asObj().with("ephemeralContainers", after.at("spec", "ephemeralContainers")));
      case "resize" -> withSpec(before, after, Resize.spec(before.at("spec").asObj(), after.at("spec").asObj()));
      default -> after;
    };
  }

  private static Obj withSpec(Obj before, Obj after, Obj spec) {
    Obj whole = spec.at("ephemeralContainers").isNull() ? spec.without("ephemeralContainers") : spec;
    return before.withPath(after.at("metadata", "managedFields"), "metadata", "managedFields").with("spec", whole);
  }

  @Override
  public boolean hasGeneration() {
    return true;
  }

  @Override
  public List<FieldError> validateCreate(Obj pod) {
    List<FieldError> errors = new ArrayList<>();
    PodSpecValidation.check(pod.at("spec"), FieldPath.of("spec"), errors);
    if (!pod.list("spec", "ephemeralContainers").isEmpty()) {
      errors.add(FieldError.forbidden(FieldPath.of("spec", "ephemeralContainers"), "cannot be set on create"));
    }
    return errors;
  }

  @Override
  public List<FieldError> validateUpdate(Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    PodUpdateValidation.check(before, after, errors);
    return errors;
  }

  @Override
  public List<FieldError> validateStatusUpdate(Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    PodStatusValidation.check(before, after, errors);
    return errors;
  }

  @Override
  public List<FieldError> validateSubresourceUpdate(String subresource, Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    switch (subresource) {
      case "status" -> PodStatusValidation.check(before, after, errors);
      case "ephemeralcontainers" -> EphemeralContainerValidation.check(before, after, errors);
      case "resize" -> PodSpecValidation.check(after.at("spec"), FieldPath.of("spec"), errors);
      default -> { }
    }
    return errors;
  }

  /** A Pod that no kubelet runs, or that is over, is gone at once. */
  @Override
  public long gracePeriodSeconds(Obj pod, Long asked) {
    PodView view = new PodView(pod);
    if (view.nodeName().isEmpty() || view.isTerminal()) {
      return 0;
    }
    long period = asked != null ? asked : pod.at("spec", "terminationGracePeriodSeconds").asLong(0);
    return period < 0 ? 1 : period;
  }

  @Override
  public boolean answersDeletedObject() {
    return true;
  }

  @Override
  public String fieldValue(Obj pod, String field) {
    return switch (field) {
      case "spec.hostNetwork" -> Boolean.toString(pod.at("spec", "hostNetwork").asBool(false));
      case "status.podIPs" -> String.join(",", new PodView(pod).podIPs());
      case "status.podIP" -> new PodView(pod).podIPs().stream().findFirst().orElse("");
      default -> FieldSelector.scalar(pod.at(field.split("\\.")));
    };
  }
}
