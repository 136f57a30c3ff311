package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings claims up to the schema of today. Who owns parts of what has become atomic since owns it whole. Who owned whole what has
 * become a thing of parts owns none of them: which ones there were then nobody knows.
 */
final class SchemaChanges {
  private final Shapes shapes;

  SchemaChanges(Shapes shapes) {
    this.shapes = shapes;
  }

  /** {@code books} itself when the schema makes no difference. */
  ManagedFields reconciled(ManagedFields books, Perspective perspective) {
    Map<Claimant, Claim> claims = null;
    for (Map.Entry<Claimant, Claim> entry : books.claims().entrySet()) {
      Claim claim = entry.getValue();
      FieldSet fields = perspective.of(claim.apiVersion()).map(view -> reconciled(view.type(), claim.fields())).orElse(claim.fields());
      if (fields != claim.fields()) {
        claims = claims == null ? new LinkedHashMap<>(books.claims()) : claims;
        claims.put(entry.getKey(), claim.withFields(fields));
      }
    }
    return claims == null ? books : new ManagedFields(claims);
  }

  private FieldSet reconciled(FieldType type, FieldSet set) {
    if (set.children().isEmpty() || type instanceof Scalar) {
      return set;
    }
    Shape shape = shapes.of(type);
    return shape instanceof Shape.Leaf ? FieldSet.LEAF : ofParts(shape, set);
  }

  private FieldSet ofParts(Shape shape, FieldSet set) {
    TreeMap<PathElement, FieldSet> changed = null;
    for (Map.Entry<PathElement, FieldSet> child : set.children().entrySet()) {
      FieldSet below = reconciled(part(shape, child.getKey()), child.getValue());
      if (below != child.getValue()) {
        changed = changed == null ? new TreeMap<>(set.children()) : changed;
        changed.put(child.getKey(), below);
      }
    }
    return changed == null ? set : FieldSet.of(set.member(), changed);
  }

  private static FieldType part(Shape shape, PathElement step) {
    return shape instanceof Shape.Items items
        ? items.list().items()
        : Shapes.fieldType(shape, step.isField() ? step.name() : "");
  }
}
