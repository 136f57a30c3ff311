package io.hexareme.core.apiserver.kinds.config;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Kinds with a rule or two: leases, revisions, priority, runtime and storage classes, changes of volume claims. */
public final class SmallRules {
  private static final long HIGHEST_OF_USERS = 1_000_000_000;

  private SmallRules() {}

  public static void lease(Obj lease, List<FieldError> errors) {
    FieldPath spec = FieldPath.of("spec");
    Value duration = lease.at("spec", "leaseDurationSeconds");
    if (!duration.isNull() && duration.asLong(0) <= 0) {
      errors.add(FieldError.invalid(spec.child("leaseDurationSeconds"), duration, "must be greater than 0"));
    }
    Names.notNegative(lease.at("spec", "leaseTransitions"), spec.child("leaseTransitions"), errors);
  }

  public static void controllerRevision(Obj revision, List<FieldError> errors) {
    if (revision.at("data").isNull()) {
      errors.add(FieldError.required(FieldPath.of("data"), "data is mandatory"));
    }
    Names.notNegative(revision.at("revision"), FieldPath.of("revision"), errors);
  }

  public static void controllerRevisionChange(Obj before, Obj after, List<FieldError> errors) {
    if (!before.at("data").equals(after.at("data"))) {
      errors.add(FieldError.invalid(FieldPath.of("data"), after.at("data"), "field is immutable"));
    }
  }

  public static void priorityClass(Obj object, List<FieldError> errors) {
    String name = Meta.name(object);
    long value = object.at("value").asLong(0);
    if (name.startsWith("system-")) {
      if (ofSystem(name) == 0 || value != ofSystem(name) || object.at("globalDefault").asBool(false)) {
        errors.add(FieldError.forbidden(FieldPath.of("metadata", "name"),
            "priority class names with 'system-' prefix are reserved for system use only"));
      }
    } else if (value > HIGHEST_OF_USERS) {
      errors.add(FieldError.forbidden(
          FieldPath.of("value"), "maximum allowed value of a user defined priority is " + HIGHEST_OF_USERS));
    }
  }

  /** The values of the classes that every cluster has; 0 for no such class. */
  private static long ofSystem(String name) {
    return switch (name) {
      case "system-node-critical" -> 2_000_001_000;
      case "system-cluster-critical" -> 2_000_000_000;
      default -> 0;
    };
  }

  public static void priorityClassChange(Obj before, Obj after, List<FieldError> errors) {
    if (before.at("value").asLong(0) != after.at("value").asLong(0)) {
      errors.add(FieldError.forbidden(FieldPath.of("value"), "may not be changed in an update."));
    }
    if (!before.at("preemptionPolicy").equals(after.at("preemptionPolicy"))) {
      errors.add(FieldError.invalid(FieldPath.of("preemptionPolicy"), after.at("preemptionPolicy"), "field is immutable"));
    }
  }

  public static void runtimeClass(Obj object, List<FieldError> errors) {
    NameRule.DNS_LABEL.check(object.text("handler")).ifPresent(why ->
        errors.add(FieldError.invalid(FieldPath.of("handler"), object.text("handler"), why)));
  }

  public static void runtimeClassChange(Obj before, Obj after, List<FieldError> errors) {
    if (!before.at("handler").equals(after.at("handler"))) {
      errors.add(FieldError.invalid(FieldPath.of("handler"), after.at("handler"), "field is immutable"));
    }
  }

  public static void storageClassChange(Obj before, Obj after, List<FieldError> errors) {
    for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
      if (!before.at(field).equals(after.at(field))) {
        errors.add(FieldError.forbidden(FieldPath.of(field), "updates to " + field + " are forbidden."));
      }
    }
  }

  public static void claimChange(Obj before, Obj after, List<FieldError> errors) {
    Obj was = before.at("spec").asObj();
    Obj level = after.at("spec").asObj();
    boolean bound = before.text("status", "phase").equals("Bound");
    boolean firstBinding = was.text("volumeName").isEmpty();
    for (String field : firstBinding ? List.of("volumeName", "volumeAttributesClassName") : List.of("volumeAttributesClassName")) {
      level = was.has(field) ? level.with(field, was.at(field)) : level.without(field);
    }
    if (bound && !level.at("resources", "requests").isNull()) {
      level = level.withPath(was.at("resources", "requests"), "resources", "requests");
    }
    if (!level.equals(was)) {
      errors.add(FieldError.forbidden(FieldPath.of("spec"),
          "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"));
    }
  }
}
