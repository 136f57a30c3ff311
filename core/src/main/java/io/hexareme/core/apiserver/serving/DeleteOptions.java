package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.KindStrategy.Propagation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a deletion is to happen (meta/v1 DeleteOptions), from the body or, where that has nothing, from the query.
 *
 * @param gracePeriodSeconds null when not given
 * @param propagation null when not given
 */
record DeleteOptions(
    Long gracePeriodSeconds, String uid, String resourceVersion, Propagation propagation, boolean dryRun, Obj raw) {
  private static final Map<String, Propagation> POLICIES = Ordered.map(
      "Foreground", Propagation.FOREGROUND, "Background", Propagation.BACKGROUND, "Orphan", Propagation.ORPHAN);

  static DeleteOptions of(Call call, Bodies bodies, TypeSchema type) {
    return of(call, bodies.readDeleteOptions(call, type));
  }

  static DeleteOptions of(Call call, Obj body) {
    check(call, body);
    Value grace = body.at("gracePeriodSeconds");
    String query = call.request().param("gracePeriodSeconds");
    return new DeleteOptions(
        !grace.isNull() ? Long.valueOf(grace.asLong(0)) : query.isEmpty() ? null : seconds(query),
        body.text("preconditions", "uid"),
        body.text("preconditions", "resourceVersion"),
        propagation(call, body),
        call.dryRun() || !body.list("dryRun").isEmpty(),
        body);
  }

  private static Long seconds(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notANumber) {
      throw Refusals.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }
  }

  private static void check(Call call, Obj body) {
    FieldPath path = FieldPath.of("propagationPolicy");
    String policy = policy(call, body);
    List<FieldError> errors = new ArrayList<>();
    if (!policy.isEmpty() && hasOrphan(call, body)) {
      errors.add(FieldError.invalid(path, policy, "orphanDependents and deletionPropagation cannot be both set"));
    }
    if (!policy.isEmpty() && !POLICIES.containsKey(policy)) {
      errors.add(FieldError.notSupported(path, Value.of(policy), List.of("Foreground", "Background", "Orphan", "nil")));
    }
    errors.addAll(WriteOptions.dryRun(body.list("dryRun").stream().map(value -> value.asString("")).toList()));
    errors.addAll(WriteOptions.dryRun(call.request().query().getOrDefault("dryRun", List.of())));
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions("DeleteOptions", errors);
    }
  }

  private static String policy(Call call, Obj body) {
    String inBody = body.text("propagationPolicy");
    return inBody.isEmpty() ? call.request().param("propagationPolicy") : inBody;
  }

  private static boolean hasOrphan(Call call, Obj body) {
    return !body.at("orphanDependents").isNull() || call.request().query().containsKey("orphanDependents");
  }

  private static Propagation propagation(Call call, Obj body) {
    String policy = policy(call, body);
    if (!policy.isEmpty() || !hasOrphan(call, body)) {
      return POLICIES.get(policy);
    }
    boolean orphan = body.at("orphanDependents").asBool(RequestInfo.isTrue(call.request(), "orphanDependents"));
    return orphan ? Propagation.ORPHAN : Propagation.BACKGROUND;
  }

  /** Refuses when the object is not the one that is meant. */
  void require(ServedResource resource, Obj object) {
    String name = object.text("metadata", "name");
    if (!uid.isEmpty() && !uid.equals(object.text("metadata", "uid"))) {
      throw Refusals.conflict(resource.group(), resource.kind(), name,
          "the UID in the precondition (" + uid + ") does not match the UID in record (" + object.text("metadata", "uid")
              + "). The object might have been deleted and then recreated");
    }
    if (!resourceVersion.isEmpty() && !resourceVersion.equals(object.text("metadata", "resourceVersion"))) {
      throw Refusals.conflict(resource.group(), resource.kind(), name,
          "the ResourceVersion in the precondition (" + resourceVersion + ") does not match the ResourceVersion in record ("
              + object.text("metadata", "resourceVersion") + "). The object might have been modified");
    }
  }
}
