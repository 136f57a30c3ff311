package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** What a definition may look like, and what of it may change, in Kubernetes' words. */
public final class SpecRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final String APPROVAL = "api-approved.kubernetes.io";

  private final SchemaJudge schemas;

  /** @param schemas judges the schema of each version */
  public SpecRules(SchemaJudge schemas) {
    this.schemas = schemas;
  }

  List<FieldError> onCreate(Definition definition) {
    List<FieldError> errors = new ArrayList<>();
    String required = definition.object().text("spec", "names", "plural") + "." + definition.group();
    if (!definition.name().equals(required)) {
      errors.add(FieldError.invalid(FieldPath.of("metadata", "name"), definition.name(), "must be spec.names.plural+\".\"+spec.group"));
    }
    spec(definition, null, errors);
    approval(definition, errors);
    if (definition.object().at("spec", "preserveUnknownFields").asBool(false)) {
      errors.add(FieldError.invalid(SPEC.child("preserveUnknownFields"), Value.of(true),
          "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"));
    }
    return errors;
  }

  List<FieldError> onUpdate(Definition before, Definition after) {
    List<FieldError> errors = new ArrayList<>();
    spec(after, before, errors);
    if (before.is("Established")) {
      immutable(before, after, errors, "scope");
      immutable(before, after, errors, "names", "kind");
    }
    immutable(before, after, errors, "group");
    immutable(before, after, errors, "names", "plural");
    errors.addAll(onStatusUpdate(after));
    return errors;
  }

  private static void immutable(Definition before, Definition after, List<FieldError> errors, String... field) {
    Value is = after.object().at("spec").at(field);
    if (!is.equals(before.object().at("spec").at(field))) {
      FieldPath path = SPEC;
      for (String step : field) {
        path = path.child(step);
      }
      errors.add(FieldError.invalid(path, is, "field is immutable"));
    }
  }

  List<FieldError> onStatusUpdate(Definition after) {
    List<FieldError> errors = new ArrayList<>();
    FieldPath path = FieldPath.of("status", "storedVersions");
    List<Value> stored = after.object().list("status", "storedVersions");
    if (stored.isEmpty()) {
      errors.add(FieldError.invalid(path, Arr.EMPTY, "must have at least one stored version"));
      return errors;
    }
    if (!stored.contains(Value.of(after.storageVersion()))) {
      errors.add(FieldError.invalid(path, new Arr(stored), "must have the storage version " + after.storageVersion()));
    }
    List<String> versions = after.versions().stream().map(version -> version.text("name")).toList();
    for (int i = 0; i < stored.size(); i++) {
      String name = stored.get(i).asString("");
      if (!versions.contains(name)) {
        errors.add(FieldError.invalid(path.index(i), name, "missing from spec.versions; " + name + " was previously a storage version, "
            + "and must remain in spec.versions until a storage migration ensures no data remains persisted in " + name
            + " and removes " + name + " from status.storedVersions"));
      }
    }
    return errors;
  }

  /** @param before null for a new definition */
  private void spec(Definition definition, Definition before, List<FieldError> errors) {
    Obj spec = definition.object().at("spec").asObj();
    group(spec.text("group"), errors);
    scope(spec.text("scope"), errors);
    VersionsRules versions = new VersionsRules(schemas, definition.versions(), before == null ? List.of() : before.versions());
    versions.checkEach(errors);
    NamesRules.check(spec.at("names"), SPEC.child("names"), errors);
    versions.checkShared(errors);
    ConversionRules.check(spec.at("conversion"), SPEC.child("conversion"), errors);
  }

  private static void group(String group, List<FieldError> errors) {
    FieldPath path = SPEC.child("group");
    if (group.isEmpty()) {
      errors.add(FieldError.required(path, ""));
      return;
    }
    NameRule.DNS_SUBDOMAIN.check(group).ifPresentOrElse(why -> errors.add(FieldError.invalid(path, group, why)), () -> {
      if (!group.contains(".")) {
        errors.add(FieldError.invalid(path, group, "should be a domain with at least one dot"));
      }
    });
  }

  private static void scope(String scope, List<FieldError> errors) {
    if (scope.isEmpty()) {
      errors.add(FieldError.required(SPEC.child("scope"), ""));
    } else if (!scope.equals("Cluster") && !scope.equals("Namespaced")) {
      errors.add(FieldError.notSupported(SPEC.child("scope"), Value.of(scope), List.of("Cluster", "Namespaced")));
    }
  }

  /** Groups of the Kubernetes community are for what it has approved. */
  private static void approval(Definition definition, List<FieldError> errors) {
    String group = definition.group();
    boolean theirs = group.equals("k8s.io") || group.endsWith(".k8s.io") || group.equals("kubernetes.io") || group.endsWith(".kubernetes.io");
    String approval = definition.object().at("metadata", "annotations").text(APPROVAL);
    FieldPath path = FieldPath.of("metadata", "annotations").key(APPROVAL);
    if (theirs && approval.isEmpty()) {
      errors.add(FieldError.required(path, "protected groups must have approval annotation \"" + APPROVAL
          + "\", see https://github.com/kubernetes/enhancements/pull/1111"));
    } else if (theirs && !approval.startsWith("unapproved") && !approval.matches("https?://.+")) {
      errors.add(FieldError.invalid(path, approval, "protected groups must have approval annotation \"" + APPROVAL
          + "\" with either a URL or a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111"));
    }
  }
}
