package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.ObjectAccess;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** {@code scale}: how many replicas of a workload there shall be and are, whatever its kind (autoscaling/v1 Scale). */
final class Scale implements SubresourceHandler {
  private static final String TYPE = "io.k8s.api.autoscaling.v1.Scale";
  private static final String VERSION = "autoscaling/v1";

  private final ObjectAccess objects;

  Scale(ObjectAccess objects) {
    this.objects = objects;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource resource) {
    ObjectKey key = ObjectAccess.key(call, resource);
    return switch (call.info().verb()) {
      case "get" -> objects.read(call, resource, key).thenApply(object -> shown(call, scale(resource, object)));
      case "update" -> {
        Obj wanted = objects.body(call, "Scale", VERSION, TYPE);
        if (!Meta.name(wanted).isEmpty() && !Meta.name(wanted).equals(key.name())) {
          throw Refusals.badRequest("the name of the object (" + Meta.name(wanted) + ") does not match the name on the URL (" + key.name() + ")");
        }
        yield set(call, resource, key, current -> wanted);
      }
      case "patch" -> set(call, resource, key, current -> unpinned(current, objects.patched(call, "Scale", VERSION, TYPE, current)));
      default -> throw Refusals.methodNotAllowed();
    };
  }

  /** A revision that a patch leaves as it is asks for nothing. */
  private static Obj unpinned(Obj current, Obj patched) {
    return patched.at("metadata", "resourceVersion").equals(current.at("metadata", "resourceVersion"))
        ? patched.with("metadata", patched.at("metadata").asObj().without("resourceVersion")) : patched;
  }

  /** Admission is asked about the Scale, not about the object; what it makes of the number is what the object gets. */
  private CompletionStage<ApiResponse> set(Call call, ServedResource resource, ObjectKey key, UnaryOperator<Obj> change) {
    return objects.read(call, resource, key).thenCompose(object -> {
      Obj before = scale(resource, object);
      Obj wanted = change.apply(before);
      requireCount(wanted, Meta.name(object));
      return objects.admitChange(call, resource, "scale", key, before, wanted);
    }).thenCompose(admitted -> objects.changeAdmitted(call, resource, "scale", key, true, object -> scaled(resource, object, admitted)))
        .thenApply(object -> shown(call, scale(resource, object)));
  }

  private ApiResponse shown(Call call, Obj scale) {
    return objects.shown(call, 200, "autoscaling", VERSION, "Scale", scale);
  }

  private static void requireCount(Obj wanted, String name) {
    long replicas = wanted.at("spec", "replicas").asLong(0);
    if (replicas < 0) {
      throw Refusals.invalid("autoscaling", "Scale", name, List.of(FieldError.invalid(
          FieldPath.of("spec", "replicas"), Value.of(replicas), "must be greater than or equal to 0")));
    }
  }

  private static Obj scaled(ServedResource resource, Obj object, Obj wanted) {
    requireCount(wanted, Meta.name(object));
    long replicas = wanted.at("spec", "replicas").asLong(0);
    Obj set = object.withPath(Value.of(replicas), ScaleFields.of(resource).specReplicas());
    String revision = wanted.text("metadata", "resourceVersion");
    return revision.isEmpty()
        ? set.with("metadata", set.at("metadata").asObj().without("resourceVersion"))
        : set.withPath(Value.of(revision), "metadata", "resourceVersion");
  }

  /** Zero replicas are not shown, as everywhere where Go omits what is empty. */
  static Obj scale(ServedResource resource, Obj object) {
    ScaleFields fields = ScaleFields.of(resource);
    Obj metadata = Value.obj(
        "name", Meta.name(object), "namespace", Meta.namespace(object), "uid", Meta.uid(object),
        "resourceVersion", object.text("metadata", "resourceVersion"),
        "creationTimestamp", object.at("metadata", "creationTimestamp"));
    long wanted = object.at(fields.specReplicas()).asLong(0);
    String selector = fields.selector(object);
    return Value.obj("kind", "Scale", "apiVersion", VERSION, "metadata", metadata,
        "spec", Value.obj("replicas", wanted == 0 ? null : wanted),
        "status", Value.obj("replicas", object.at(fields.statusReplicas()).asLong(0), "selector", selector.isEmpty() ? null : selector));
  }
}
