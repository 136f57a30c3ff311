package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.kinds.GenericStrategy;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CustomResourceDefinitions: names by default, versions that objects may be kept in, and not gone before their objects are. */
public final class DefinitionStrategy implements KindStrategy {
  private final SpecRules rules;

  public DefinitionStrategy(SpecRules rules) {
    this.rules = rules;
  }

  @Override
  public Obj applyDefaults(Obj object) {
    String kind = object.text("spec", "names", "kind");
    Obj named = object;
    if (object.text("spec", "names", "singular").isEmpty() && !kind.isEmpty()) {
      named = named.withPath(Value.of(kind.toLowerCase(Locale.ROOT)), "spec", "names", "singular");
    }
    if (object.text("spec", "names", "listKind").isEmpty() && !kind.isEmpty()) {
      named = named.withPath(Value.of(kind + "List"), "spec", "names", "listKind");
    }
    return named;
  }

  @Override
  public Obj prepareForCreate(Obj object, Call call, boolean dryRun) {
    Obj status = Value.obj("conditions", Arr.EMPTY, "acceptedNames", Value.obj("plural", "", "kind", ""), "storedVersions", Arr.EMPTY);
    return withStoredVersion(object.with("status", status));
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return withStoredVersion(GenericStrategy.withStatusOf(before, after));
  }

  /** From now on objects may be kept in the storage version, until somebody who has converted them all says otherwise. */
  private static Obj withStoredVersion(Obj object) {
    Value version = Value.of(new Definition(object).storageVersion());
    List<Value> stored = object.list("status", "storedVersions");
    return stored.contains(version) || version.asString("").isEmpty() ? object
        : object.withPath(new Arr(new ArrayList<>(stored)).plus(version), "status", "storedVersions");
  }

  @Override
  public Obj prepareForDelete(Obj marked) {
    List<Value> finalizers = new ArrayList<>(marked.list("metadata", "finalizers"));
    if (!finalizers.contains(Value.of(Definition.CLEANUP))) {
      finalizers.add(Value.of(Definition.CLEANUP));
    }
    Instant when = Timestamps.parse(marked.at("metadata", "deletionTimestamp")).orElseThrow();
    return marked.withPath(new Arr(finalizers), "metadata", "finalizers")
        .with("status", DefinitionStatus.marked(marked.at("status").asObj(), when));
  }

  /** One that is not marked yet is marked first, for its objects' sake. */
  @Override
  public boolean finishesByItself(Obj object) {
    return !Meta.isTerminating(object);
  }

  @Override
  public boolean hasGeneration() {
    return true;
  }

  @Override
  public boolean freeFinalizers() {
    return true;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public List<FieldError> validateCreate(Obj object) {
    return rules.onCreate(new Definition(object));
  }

  @Override
  public List<FieldError> validateUpdate(Obj before, Obj after) {
    return rules.onUpdate(new Definition(before), new Definition(after));
  }

  @Override
  public List<FieldError> validateStatusUpdate(Obj before, Obj after) {
    return rules.onStatusUpdate(new Definition(after));
  }
}
