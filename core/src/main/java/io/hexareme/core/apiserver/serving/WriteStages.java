package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.AdmissionChain;
import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.MetadataValidation;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What every write goes through between its decoding and the store, in this order: default, admit (mutating), validate, admit
 * (validating) (decision 0009). Each stage is told to the trace.
 */
final class WriteStages {
  private final AdmissionChain admission;
  private final RequestTrace trace;

  WriteStages(AdmissionChain admission, RequestTrace trace) {
    this.admission = admission;
    this.trace = trace;
  }

  /** Defaults: the schema's constants, then those of the kind that depend on other fields. */
  Obj withDefaults(Call call, ServedResource resource, Obj object) {
    Obj defaulted = defaulted(resource, object);
    told(call, "default");
    return defaulted;
  }

  /** What a kind adds may have constant defaults of its own, and stands in the order of the schema. */
  private Obj defaulted(ServedResource resource, Obj object) {
    Obj constant = resource.shape().withDefaults(object);
    Obj computed = resource.strategy().applyDefaults(constant);
    return computed == constant ? constant : resource.shape().withDefaults(computed);
  }

  /** The object as the mutating plugins leave it, with the defaults of what they added. */
  CompletionStage<Obj> mutated(Attributes attributes, ServedResource resource) {
    return admission.mutate(attributes).thenApply(admitted -> {
      told(attributes.call(), "admit-mutating");
      return admitted == attributes.object() || !attributes.subresource().isEmpty()
          ? admitted
          : defaulted(resource, admitted);
    });
  }

  /** Asks the validating plugins; completes when all have agreed. */
  CompletionStage<Void> admit(Attributes attributes) {
    return admission.validate(attributes).thenAccept(agreed -> told(attributes.call(), "admit-validating"));
  }

  /** Asks all plugins about a deletion; what the mutating ones would change is of no matter. */
  CompletionStage<Void> admitDeletion(Attributes attributes) {
    return admission.mutate(attributes).thenCompose(ignored -> admit(attributes));
  }

  /** Asks all plugins about a body that is not stored as such, such as a Binding: as the mutating ones leave it. */
  CompletionStage<Obj> admitBody(Attributes attributes) {
    return admission.mutate(attributes).thenCompose(body -> admit(attributes.with(body)).thenApply(agreed -> body));
  }

  void validateCreate(Call call, ServedResource resource, Obj object) {
    List<FieldError> errors = new ArrayList<>(
        MetadataValidation.onCreate(object, resource.strategy().nameRule(), resource.namespaced(),
            resource.strategy().freeFinalizers()));
    errors.addAll(resource.shape().validateCreate(object));
    errors.addAll(resource.strategy().validateCreate(object));
    conclude(call, resource, object, errors);
    resource.strategy().warnings(object).forEach(call::warn);
  }

  void validateUpdate(Call call, ServedResource resource, String subresource, Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>(
        MetadataValidation.onUpdate(before, after, resource.strategy().nameRule(), resource.namespaced(),
            resource.strategy().freeFinalizers()));
    errors.addAll(resource.shape().validateUpdate(before, after, subresource));
    if (subresource.isEmpty()) {
      errors.addAll(resource.strategy().validateUpdate(before, after));
    } else {
      errors.addAll(resource.strategy().validateSubresourceUpdate(subresource, before, after));
    }
    conclude(call, resource, after, errors);
    resource.strategy().warnings(after).forEach(call::warn);
  }

  private void conclude(Call call, ServedResource resource, Obj object, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusals.invalid(resource.group(), resource.kind(), Meta.name(object), errors);
    }
    told(call, "validate");
  }

  /** The write is durable. */
  void stored(Call call, Obj object, long revision, String operation) {
    trace.stored(call.span(), call.request(), call.info(), Meta.kind(object),
        ObjectKey.of(object).toString(), revision, operation);
  }

  private void told(Call call, String stage) {
    trace.stage(call.span(), call.request(), call.info(), stage, "ok");
  }
}
