package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.KindStrategy.Propagation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/**
 * How a deletion is to happen (meta/v1 DeleteOptions), from the body or, where that has nothing, from the query.
 *
 * @param gracePeriodSeconds null when not given
 * @param propagation null when not given
 */
record DeleteOptions(
    Long gracePeriodSeconds, String uid, String resourceVersion, Propagation propagation, boolean dryRun, Obj raw) {

  static DeleteOptions of(Call call, Bodies bodies, TypeSchema type) {
    return of(call, bodies.readOptional(call, "DeleteOptions", "v1", type));
  }

  static DeleteOptions of(Call call, Obj body) {
    Value grace = body.at("gracePeriodSeconds");
    String query = call.request().param("gracePeriodSeconds");
    return new DeleteOptions(
        !grace.isNull() ? Long.valueOf(grace.asLong(0)) : query.isEmpty() ? null : seconds(query),
        body.text("preconditions", "uid"),
        body.text("preconditions", "resourceVersion"),
        propagation(call, body),
        call.dryRun() || dryRun(body),
        body);
  }

  private static Long seconds(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notANumber) {
      throw Refusals.badRequest("invalid value for gracePeriodSeconds: " + text);
    }
  }

  private static boolean dryRun(Obj body) {
    List<Value> wanted = body.list("dryRun");
    for (Value value : wanted) {
      if (!value.equals(Value.of("All"))) {
        throw invalid(FieldError.notSupported(FieldPath.of("dryRun"), body.at("dryRun"), List.of("All")));
      }
    }
    return !wanted.isEmpty();
  }

  private static Propagation propagation(Call call, Obj body) {
    String policy = body.text("propagationPolicy").isEmpty()
        ? call.request().param("propagationPolicy")
        : body.text("propagationPolicy");
    Value orphan = body.at("orphanDependents");
    String orphanQuery = call.request().param("orphanDependents");
    return switch (policy) {
      case "Foreground" -> Propagation.FOREGROUND;
      case "Background" -> Propagation.BACKGROUND;
      case "Orphan" -> Propagation.ORPHAN;
      case "" -> {
        if (orphan.isNull() && orphanQuery.isEmpty()) {
          yield null;
        }
        yield orphan.asBool(RequestInfo.isTrue(orphanQuery)) ? Propagation.ORPHAN : Propagation.BACKGROUND;
      }
      default -> throw invalid(FieldError.notSupported(FieldPath.of("propagationPolicy"), Value.of(policy),
          List.of("Foreground", "Background", "Orphan", "nil")));
    };
  }

  private static RuntimeException invalid(FieldError error) {
    return Refusals.invalid("meta.k8s.io", "DeleteOptions", "", List.of(error));
  }

  /** Refuses when the object is not the one that is meant. */
  void require(ServedResource resource, Obj object) {
    String name = object.text("metadata", "name");
    if (!uid.isEmpty() && !uid.equals(object.text("metadata", "uid"))) {
      throw Refusals.conflict(resource.group(), resource.plural(), name,
          "the UID in the precondition (" + uid + ") does not match the UID in record (" + object.text("metadata", "uid")
              + "). The object might have been deleted and then recreated");
    }
    if (!resourceVersion.isEmpty() && !resourceVersion.equals(object.text("metadata", "resourceVersion"))) {
      throw Refusals.conflict(resource.group(), resource.plural(), name,
          "the ResourceVersion in the precondition (" + resourceVersion + ") does not match the ResourceVersion in record ("
              + object.text("metadata", "resourceVersion") + "). The object might have been modified");
    }
  }
}
