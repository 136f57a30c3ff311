package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.ObjectAccess;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.status.StatusBody;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@code pods/binding} and {@code bindings}: puts a Pod on a node, once. */
final class Binding implements SubresourceHandler, VirtualResourceHandler {
  private final ObjectAccess objects;
  private final Supplier<ServedResource> pods;
  private final boolean bindsAgain;

  /** @param pods the resource that {@code bindings} are about; {@code bindsAgain} a bug: whether a Pod may change its node */
  Binding(ObjectAccess objects, Supplier<ServedResource> pods, boolean bindsAgain) {
    this.objects = objects;
    this.pods = pods;
    this.bindsAgain = bindsAgain;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource resource) {
    if (!call.info().verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
    Obj binding = objects.body(call, "Binding", "v1", "io.k8s.api.core.v1.Binding");
    String name = Meta.name(binding);
    if (!name.isEmpty() && !name.equals(call.info().name())) {
      throw Refusals.badRequest("name in URL does not match name in Binding object");
    }
    return bind(call, resource, call.info().name(), binding);
  }

  @Override
  public CompletionStage<ApiResponse> create(Call call, ServedResource resource, Obj binding) {
    return bind(call, pods.get(), Meta.name(binding), binding);
  }

  private CompletionStage<ApiResponse> bind(Call call, ServedResource resource, String name, Obj binding) {
    validate(name, binding);
    ObjectKey key = new ObjectKey(call.info().namespace(), name);
    return objects.admit(call, Operation.CREATE, resource, "binding", key, binding, call.dryRun())
        .thenCompose(admitted -> objects.changeAdmitted(call, resource, "binding", key, pod -> bound(call, pod, admitted)))
        .thenApply(pod -> objects.answer(call, 201, StatusBody.created()));
  }

  private static void validate(String name, Obj binding) {
    List<FieldError> errors = new ArrayList<>();
    String kind = binding.text("target", "kind");
    if (!kind.isEmpty() && !kind.equals("Node")) {
      errors.add(FieldError.notSupported(FieldPath.of("target", "kind"), Value.of(kind), List.of("Node", "<empty>")));
    }
    if (binding.text("target", "name").isEmpty()) {
      errors.add(FieldError.required(FieldPath.of("target", "name"), ""));
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalid("", "Binding", name, errors);
    }
  }

  private Obj bound(Call call, Obj pod, Obj binding) {
    String node = binding.text("target", "name");
    String problem = problem(bindsAgain ? unbound(pod) : pod, binding);
    if (!problem.isEmpty()) {
      throw Refusals.conflict("", "pods/binding", Meta.name(pod), problem);
    }
    Obj placed = settled(pod).withPath(Value.of(node), "spec", "nodeName");
    for (String extra : List.of("annotations", "labels")) {
      for (Map.Entry<String, Value> entry : binding.at("metadata", extra).asObj().fields().entrySet()) {
        placed = placed.withPath(entry.getValue(), "metadata", extra, entry.getKey());
      }
    }
    Obj scheduled = Value.obj("type", "PodScheduled", "status", "True");
    return placed.withPath(
        Conditions.set(pod.at("status", "conditions"), scheduled, Timestamps.seconds(call.now())), "status", "conditions");
  }

  private static Obj unbound(Obj pod) {
    return pod.withPath(Value.of(""), "spec", "nodeName");
  }

  /** Where room was being made for it says nothing once it has a place (KEP-5278). */
  private static Obj settled(Obj pod) {
    return pod.at("status").asObj().has("nominatedNodeName")
        ? pod.change("status", status -> status.asObj().without("nominatedNodeName"))
        : pod;
  }

  private static String problem(Obj pod, Obj binding) {
    String name = Meta.name(pod);
    String uid = Meta.uid(binding);
    if (!uid.isEmpty() && !uid.equals(Meta.uid(pod))) {
      return "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Meta.uid(pod);
    }
    if (Meta.isTerminating(pod)) {
      return "pod " + name + " is being deleted, cannot be assigned to a host";
    }
    if (!pod.text("spec", "nodeName").isEmpty()) {
      return "pod " + name + " is already assigned to node \"" + pod.text("spec", "nodeName") + "\"";
    }
    return pod.list("spec", "schedulingGates").isEmpty() ? "" : "pod " + name + " has non-empty .spec.schedulingGates";
  }
}
