package io.hexareme.core.apiserver.ownership;

import io.hexareme.core.apiserver.ownership.Perspective.View;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** Takes out of an object what its applier claimed last time and now nobody claims, in whatever version the claims are. */
final class Abandoning {
  private final Compare compare;
  private final Prune prune;
  private final Prune pruneParts;
  private final AppliedFields appliedFields;

  Abandoning(Compare compare, Shapes shapes, AppliedFields appliedFields) {
    this.compare = compare;
    this.prune = Prune.withEmptied(shapes);
    this.pruneParts = Prune.keepingEmptied(shapes);
    this.appliedFields = appliedFields;
  }

  /**
   * @param last what the applier claimed so far
   * @param claims the books with what it claims now
   */
  Value.Obj without(Value.Obj merged, Optional<Claim> last, ManagedFields claims, Perspective perspective) {
    String version = last.map(Claim::apiVersion).orElse("");
    Optional<View> view = last.flatMap(claim -> perspective.of(version));
    if (view.isEmpty()) {
      return merged;
    }
    FieldSet unwanted = unclaimed(last.get(), claims.fieldsIn(version), view.get());
    List<String> others = claims.versions().stream().filter(other -> !other.equals(version)).toList();
    if (!unwanted.isEmpty() && !others.isEmpty()) {
      unwanted = unclaimedAnywhere(merged, unwanted, claims, others, view.get(), perspective);
    }
    return unwanted.isEmpty() ? merged : pruned(prune, merged, unwanted, view.get());
  }

  /** What was claimed last and is claimed in its version no more. What nobody can claim is not abandoned by that. */
  private FieldSet unclaimed(Claim last, FieldSet kept, View view) {
    return enclosed(view.type(), last.fields()).minus(enclosed(view.type(), kept.union(UnownedFields.SET)));
  }

  /**
   * The part of {@code unwanted} that no claim of another version keeps. What a claim of another version means in the words of this
   * one only the objects tell: it is what is still there when all but the claimed is taken out of the object in that version.
   */
  private FieldSet unclaimedAnywhere(Value.Obj merged, FieldSet unwanted, ManagedFields claims, List<String> others, View view,
      Perspective perspective) {
    Value.Obj left = pruned(pruneParts, merged, unwanted, view);
    for (String other : others) {
      Optional<View> seen = perspective.of(other);
      if (seen.isPresent()) {
        left = withOwned(merged, left, claims.fieldsIn(other), seen.get());
      }
    }
    return removed(merged, left, view).intersection(unwanted);
  }

  private Value.Obj withOwned(Value.Obj merged, Value.Obj left, FieldSet owned, View view) {
    FieldSet removed = removed(merged, left, view);
    FieldSet kept = enclosed(view.type(), owned);
    return removed.intersection(kept).isEmpty() ? left : pruned(pruneParts, merged, removed.minus(kept), view);
  }

  private FieldSet removed(Value.Obj merged, Value.Obj left, View view) {
    return compare.values(view.type(), view.from().apply(merged), view.from().apply(left)).ownable().removed();
  }

  private static Value.Obj pruned(Prune prune, Value.Obj merged, FieldSet unwanted, View view) {
    Value left = prune.values(view.type(), view.from().apply(merged), unwanted);
    return view.back().apply(left.asObj());
  }

  private FieldSet enclosed(FieldType type, FieldSet set) {
    return appliedFields.withEnclosingFields(type, set);
  }
}
