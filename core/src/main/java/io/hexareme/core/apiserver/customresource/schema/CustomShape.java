package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.schema.ObjectShape;
import io.hexareme.core.apiserver.schema.Shape;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * What a structural schema makes of objects. The metadata is that of every kind, so a part of the built-in table looks after it.
 *
 * @param metadata the shape of an object that has nothing but metadata
 * @param patterns compiles those of the schema
 */
public record CustomShape(StructuralSchema schema, ObjectShape metadata, ValueRules rules, SchemaPatterns patterns) implements ObjectShape {

  @Override
  public Shape shape(Obj raw) {
    Obj head = Value.obj("kind", raw.at("kind"), "apiVersion", raw.at("apiVersion"), "metadata", raw.at("metadata"));
    return switch (metadata.shape(head)) {
      case Shape.Mistyped mistyped -> mistyped;
      case Shape.Fits(Obj fitting, List<String> unknownOfMetadata) -> {
        List<String> paths = new ArrayList<>();
        Obj pruned = pruned(raw, paths);
        List<String> unknown = new ArrayList<>(unknownOfMetadata);
        paths.forEach(path -> unknown.add("unknown field \"" + path + "\""));
        yield new Shape.Fits(raw.has("metadata") ? pruned.with("metadata", fitting.at("metadata").asObj()) : pruned, unknown);
      }
    };
  }

  /** Without what the schema does not know. */
  public Obj pruned(Obj raw) {
    return pruned(raw, new ArrayList<>());
  }

  private Obj pruned(Obj raw, List<String> unknown) {
    return StructuralPruning.prune(raw, schema, unknown);
  }

  /** An object as it is in the store, where another state of the schema may have let it in; as it is when it fits. */
  public Obj read(Obj kept) {
    return withDefaults(pruned(kept));
  }

  @Override
  public Obj withDefaults(Obj object) {
    Obj defaulted = StructuralDefaulting.apply(object, schema);
    return defaulted.at("metadata") == object.at("metadata") ? defaulted : defaulted.with("metadata", object.at("metadata"));
  }

  @Override
  public List<FieldError> validateCreate(Obj object) {
    return judged(object, Value.Null.NULL);
  }

  @Override
  public List<FieldError> validateUpdate(Obj before, Obj after, String subresource) {
    return judged(after, before);
  }

  private List<FieldError> judged(Obj object, Value before) {
    List<FieldError> errors = new ArrayList<>(ValueValidation.validate(schema, object, before, patterns));
    ListIdentity.check(schema, object, before, errors);
    errors.addAll(rules.check(object, before, errors.isEmpty()));
    return errors;
  }
}
