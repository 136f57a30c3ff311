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
  private final AppliedFields appliedFields;

  Abandoning(Compare compare, Prune prune, AppliedFields appliedFields) {
    this.compare = compare;
    this.prune = prune;
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
    Value.Obj pruned = withoutLast(merged, last.get(), claims.fieldsIn(version), view.get());
    List<String> others = claims.versions().stream().filter(other -> !other.equals(version)).toList();
    for (String other : others) {
      Optional<View> seen = perspective.of(other);
      if (seen.isPresent()) {
        pruned = withOwned(merged, pruned, claims.fieldsIn(other), seen.get());
      }
    }
    return pruned;
  }

  /** What nobody can claim is not abandoned by that. */
  private Value.Obj withoutLast(Value.Obj merged, Claim last, FieldSet kept, View view) {
    FieldSet unwanted = enclosed(view.type(), last.fields()).minus(enclosed(view.type(), kept.union(UnownedFields.SET)));
    return unwanted.isEmpty() ? merged : pruned(merged, unwanted, view);
  }

  private Value.Obj withOwned(Value.Obj merged, Value.Obj pruned, FieldSet owned, View view) {
    FieldSet removed = compare.values(view.type(), view.from().apply(merged), view.from().apply(pruned)).ownable().removed();
    FieldSet kept = enclosed(view.type(), owned);
    return removed.intersection(kept).isEmpty() ? pruned : pruned(merged, removed.minus(kept), view);
  }

  private Value.Obj pruned(Value.Obj merged, FieldSet unwanted, View view) {
    Value left = prune.values(view.type(), view.from().apply(merged), unwanted);
    return view.back().apply(left.asObj());
  }

  private FieldSet enclosed(FieldType type, FieldSet set) {
    return appliedFields.withEnclosingFields(type, set);
  }
}
