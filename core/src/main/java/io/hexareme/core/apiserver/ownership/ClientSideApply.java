package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets {@code kubectl} go over from client-side to server-side apply: what its last client-side configuration set, and nobody has
 * changed since, is its own, so that taking it is no conflict; and while the annotation is there, it is kept up to date. Only the
 * manager {@code kubectl} gets this.
 */
final class ClientSideApply {
  private static final String MANAGER = "kubectl";
  private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
  /** The most all annotations together may hold. */
  private static final int MAX_ANNOTATION = 256 * 1024;

  private final AnnotationJson json;
  private final Compare compare;
  private final AppliedFields appliedFields;

  ClientSideApply(AnnotationJson json, Compare compare, AppliedFields appliedFields) {
    this.json = json;
    this.compare = compare;
    this.appliedFields = appliedFields;
  }

  /** Those of {@code conflicts} that stay ones. */
  List<Conflict> remaining(List<Conflict> conflicts, FieldType type, Value.Obj base, String manager) {
    if (!manager.equals(MANAGER) || conflicts.isEmpty()) {
      return conflicts;
    }
    Set<String> own = new LinkedHashSet<>();
    lastApplied(base).ifPresent(last -> ownFields(type, base, last).forEachPath(own::add));
    return conflicts.stream().filter(conflict -> !own.contains(conflict.path())).toList();
  }

  private Optional<Value.Obj> lastApplied(Value.Obj base) {
    String text = base.text("metadata", "annotations", ANNOTATION);
    return text.isEmpty()
        ? Optional.empty()
        : json.read(text).map(Value::asObj);
  }

  private FieldSet ownFields(FieldType type, Value.Obj base, Value.Obj last) {
    Comparison since = compare.values(type, base, last);
    return appliedFields.of(type, last).minus(since.taken()).minus(since.removed());
  }

  /** {@code result} with its annotation, if it has one, telling what was applied now. */
  Value.Obj withAnnotation(Value.Obj result, Value.Obj applied, String manager) {
    if (!manager.equals(MANAGER) || result.text("metadata", "annotations", ANNOTATION).isEmpty()) {
      return result;
    }
    return json.write(withoutAnnotation(applied))
        .map(text -> text.length() > MAX_ANNOTATION ? "" : text)
        .map(text -> result.withPath(Value.of(text), "metadata", "annotations", ANNOTATION))
        .orElse(result);
  }

  private static Value.Obj withoutAnnotation(Value.Obj applied) {
    return applied.at("metadata", "annotations", ANNOTATION).isNull()
        ? applied
        : applied.withPath(applied.at("metadata", "annotations").asObj().without(ANNOTATION), "metadata", "annotations");
  }
}
