package io.hexareme.core.apiserver.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the schema table says about objects of a type: the four rules as the request pipeline uses them. Pure. */
public final class Shaping {
  private final SchemaRegistry registry;
  private final TypeChecks checks;
  private final RestoreChecks restoreChecks;
  private final Pruning pruning;
  private final Defaulting defaulting;
  private final SchemaValidation validation;

  public Shaping(SchemaRegistry registry) {
    this.registry = registry;
    this.checks = new TypeChecks(registry);
    this.restoreChecks = new RestoreChecks(registry);
    this.pruning = new Pruning(registry);
    this.defaulting = new Defaulting(registry);
    this.validation = new SchemaValidation(registry);
  }

  /** Types checked, unknown fields out, quantities and times in canonical form, fields in order. */
  public Shape shape(TypeSchema type, Obj raw) {
    Optional<String> mismatch = checks.check(raw, type);
    if (mismatch.isPresent()) {
      return new Shape.Mistyped(mismatch.get());
    }
    Pruning.Pruned pruned = pruning.prune(raw, type);
    return new Shape.Fits(pruned.object(), pruned.unknown());
  }

  /** Whether there is such a kind. */
  public boolean isKnown(String group, String version, String kind) {
    return registry.typeOfKind(group, version, kind).isPresent();
  }

  /** Why a tree could not be restored as such an object, in the words for trees that never were JSON; empty when it could. */
  public Optional<String> misfit(TypeSchema type, Obj tree) {
    return restoreChecks.check(tree, type);
  }

  /** {@link #shape} for objects of one type, to be handed on. */
  public ObjectShape of(TypeSchema type) {
    return new ObjectShape() {
      @Override
      public Shape shape(Obj raw) {
        return Shaping.this.shape(type, raw);
      }

      @Override
      public Obj withDefaults(Obj object) {
        return Shaping.this.withDefaults(type, object);
      }

      @Override
      public List<FieldError> validateCreate(Obj object) {
        return validate(type, object);
      }

      @Override
      public List<FieldError> validateUpdate(Obj before, Obj after, String subresource) {
        List<FieldError> errors = new ArrayList<>(validate(type, after));
        if (subresource.isEmpty()) {
          errors.addAll(Shaping.this.validateUpdate(type, before, after));
        }
        return errors;
      }
    };
  }

  /** The constant defaults added wherever a field is absent from an object that is there. */
  public Obj withDefaults(TypeSchema type, Obj object) {
    return defaulting.apply(object, type);
  }

  /** Required fields that are missing, values outside their enumeration. */
  public List<FieldError> validate(TypeSchema type, Obj object) {
    return validation.validate(object, type);
  }

  /** Changes of fields that must not change. */
  public List<FieldError> validateUpdate(TypeSchema type, Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    immutables(type, before, after, FieldPath.ROOT, errors);
    return errors;
  }

  private void immutables(TypeSchema type, Obj before, Obj after, FieldPath path, List<FieldError> errors) {
    for (FieldSchema field : type.fields().values()) {
      Value was = before.at(field.name());
      Value is = after.at(field.name());
      if (was.equals(is)) {
        continue;
      }
      if (field.immutable() && !was.isNull()) {
        errors.add(FieldError.invalid(path.child(field.name()), is, "field is immutable"));
      } else if (field.type() instanceof FieldType.Ref(String name) && was instanceof Obj old && is instanceof Obj now) {
        registry.type(name).ifPresent(inner -> immutables(inner, old, now, path.child(field.name()), errors));
      }
    }
  }
}
