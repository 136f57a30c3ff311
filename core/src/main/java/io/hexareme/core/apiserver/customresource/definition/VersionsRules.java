package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The versions of a definition. What all of them say alike Kubernetes takes for one thing that the spec says, and tells of it there:
 * {@code spec.validation.openAPIV3Schema}; what they say differently is told of each.
 */
final class VersionsRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath VERSIONS = SPEC.child("versions");

  private final SchemaJudge schemas;
  private final List<Value> versions;
  private final List<Value> before;

  /** @param before as they were; empty for a new definition */
  VersionsRules(SchemaJudge schemas, List<Value> versions, List<Value> before) {
    this.schemas = schemas;
    this.versions = versions;
    this.before = before;
  }

  private boolean isShared(String field) {
    return versions.stream().allMatch(version -> version.at(field).equals(versions.getFirst().at(field)));
  }

  /** What is wrong with single versions, and with their number. */
  void checkEach(List<FieldError> errors) {
    for (int i = 0; i < versions.size(); i++) {
      if (schema(versions.get(i)).isNull()) {
        errors.add(FieldError.required(VERSIONS.index(i).child("schema", "openAPIV3Schema"), ""));
      }
    }
    Set<String> names = new LinkedHashSet<>();
    int storing = 0;
    for (int i = 0; i < versions.size(); i++) {
      Value version = versions.get(i);
      names.add(version.text("name"));
      storing += version.at("storage").asBool(false) ? 1 : 0;
      one(version, VERSIONS.index(i), errors);
    }
    if (names.size() < versions.size()) {
      errors.add(FieldError.invalid(VERSIONS, new Arr(versions), "must contain unique version names"));
    }
    if (storing != 1) {
      errors.add(FieldError.invalid(VERSIONS, new Arr(versions), "must have exactly one version marked as storage version"));
    }
  }

  private void one(Value version, FieldPath path, List<FieldError> errors) {
    String name = version.text("name");
    NameRule.DNS_1035_LABEL.check(name).ifPresent(why -> errors.add(FieldError.invalid(path.child("name"), name, why)));
    VersionRules.deprecation(version, path.child("deprecationWarning"), errors);
    if (!isShared("schema")) {
      schema(version, hasStatus(version), path.child("schema"), errors);
    }
    if (!isShared("subresources")) {
      VersionRules.subresources(version.at("subresources"), path.child("subresources"), errors);
    }
    if (!isShared("additionalPrinterColumns")) {
      VersionRules.columns(version.list("additionalPrinterColumns"), path.child("additionalPrinterColumns"), errors);
    }
    if (!isShared("selectableFields")) {
      selectable(version, path.child("selectableFields"), "may only be set when `version.schema.openAPIV3Schema` is not included", errors);
    }
  }

  /** What is wrong with what all versions say alike. */
  void checkShared(List<FieldError> errors) {
    if (versions.isEmpty()) {
      return;
    }
    Value any = versions.getFirst();
    if (isShared("schema")) {
      schema(any, versions.stream().anyMatch(VersionsRules::hasStatus), SPEC.child("validation"), errors);
    }
    if (isShared("subresources")) {
      VersionRules.subresources(any.at("subresources"), SPEC.child("subresources"), errors);
    }
    if (isShared("additionalPrinterColumns")) {
      VersionRules.columns(any.list("additionalPrinterColumns"), SPEC.child("additionalPrinterColumns"), errors);
    }
    if (isShared("selectableFields")) {
      selectable(any, SPEC.child("selectableFields"), "may only be set when validations.schema is included", errors);
    }
  }

  /** A schema that has not changed is as good as it was. */
  private void schema(Value version, boolean hasStatus, FieldPath path, List<FieldError> errors) {
    Value old = before.stream().filter(one -> one.text("name").equals(version.text("name"))).findFirst().orElse(Value.Null.NULL);
    boolean known = schema(version).equals(schema(old)) && hasStatus(version) == hasStatus(old);
    if (schema(version) instanceof Obj schema && !known) {
      errors.addAll(schemas.judge(schema, hasStatus, path.child("openAPIV3Schema")));
    }
  }

  private static void selectable(Value version, FieldPath path, String without, List<FieldError> errors) {
    List<Value> fields = version.list("selectableFields");
    if (fields.isEmpty()) {
      return;
    }
    if (schema(version).isNull()) {
      errors.add(FieldError.invalid(path, "", without));
    } else {
      VersionRules.selectable(fields, StructuralSchema.of(schema(version)), path, errors);
    }
  }

  private static Value schema(Value version) {
    return version.at("schema", "openAPIV3Schema");
  }

  private static boolean hasStatus(Value version) {
    return !version.at("subresources", "status").isNull();
  }
}
