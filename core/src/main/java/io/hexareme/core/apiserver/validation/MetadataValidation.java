package io.hexareme.core.apiserver.validation;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is wrong with an object's metadata, whatever its kind. */
public final class MetadataValidation {
  private static final FieldPath METADATA = FieldPath.of("metadata");

  private MetadataValidation() {}

  public static List<FieldError> onCreate(Obj object, NameRule rule, boolean namespaced) {
    return onCreate(object, rule, namespaced, false);
  }

  /** @param freeFinalizers whether finalizers need no domain */
  public static List<FieldError> onCreate(Obj object, NameRule rule, boolean namespaced, boolean freeFinalizers) {
    List<FieldError> errors = new ArrayList<>();
    String name = Meta.name(object);
    String generateName = object.text("metadata", "generateName");
    if (!generateName.isEmpty()) {
      rule.check(asPrefix(generateName)).ifPresent(why -> errors.add(FieldError.invalid(METADATA.child("generateName"), generateName, why)));
    }
    if (name.isEmpty()) {
      errors.add(FieldError.required(METADATA.child("name"), "name or generateName is required"));
    } else {
      rule.check(name).ifPresent(why -> errors.add(FieldError.invalid(METADATA.child("name"), name, why)));
    }
    if (namespaced) {
      if (Meta.namespace(object).isEmpty()) {
        errors.add(FieldError.required(METADATA.child("namespace"), ""));
      } else {
        NameRule.DNS_LABEL.check(Meta.namespace(object)).ifPresent(
            why -> errors.add(FieldError.invalid(METADATA.child("namespace"), Meta.namespace(object), why)));
      }
    }
    errors.addAll(LabelValidation.labels(object.at("metadata", "labels"), METADATA.child("labels")));
    errors.addAll(LabelValidation.annotations(object.at("metadata", "annotations"), METADATA.child("annotations")));
    errors.addAll(OwnerReferenceValidation.check(Meta.owners(object), METADATA.child("ownerReferences")));
    errors.addAll(FinalizerValidation.check(object.list("metadata", "finalizers"), METADATA.child("finalizers"), freeFinalizers));
    return errors;
  }

  /** What a name begins with may end with a dash: more follows. */
  private static String asPrefix(String generateName) {
    return generateName.length() > 1 && generateName.endsWith("-")
        ? generateName.substring(0, generateName.length() - 1) + "a"
        : generateName;
  }

  public static List<FieldError> onUpdate(Obj before, Obj after, NameRule rule, boolean namespaced) {
    return onUpdate(before, after, rule, namespaced, false);
  }

  /** @param freeFinalizers whether finalizers need no domain */
  public static List<FieldError> onUpdate(Obj before, Obj after, NameRule rule, boolean namespaced, boolean freeFinalizers) {
    List<FieldError> errors = new ArrayList<>(onCreate(after, NameRule.PATH_SEGMENT, namespaced, freeFinalizers));
    for (String field : new String[] {"name", "namespace", "uid", "creationTimestamp", "deletionTimestamp"}) {
      Value was = before.at("metadata", field);
      Value is = after.at("metadata", field);
      if (!Objects.equals(was, is)) {
        errors.add(FieldError.invalid(METADATA.child(field), is, "field is immutable"));
      }
    }
    if (Meta.isTerminating(before)) {
      errors.addAll(FinalizerValidation.noneAdded(before.list("metadata", "finalizers"), after.list("metadata", "finalizers"),
          METADATA.child("finalizers")));
    }
    return errors;
  }
}
