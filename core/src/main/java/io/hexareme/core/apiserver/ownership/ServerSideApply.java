package io.hexareme.core.apiserver.ownership;

import io.hexareme.core.apiserver.ownership.ApplyResult.Applied;
import io.hexareme.core.apiserver.ownership.ApplyResult.Conflicted;
import io.hexareme.core.apiserver.ownership.ApplyResult.Refused;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One apply, step by step: check, merge, prune, compare, settle the claims. */
final class ServerSideApply {
  /** Owns what an object held before anybody applied anything to it. */
  private static final String BEFORE_FIRST_APPLY = "before-first-apply";

  /** Who applies, and how. */
  record Applier(String manager, boolean force, String apiVersion, String subresource, Instant now, Versions versions) {
    Claimant claimant() {
      return Claimant.applier(manager, subresource);
    }

    Claim claim(FieldSet fields) {
      return Claim.at(now, claimant(), apiVersion, fields);
    }
  }

  private final Compare compare;
  private final Merge merge;
  private final Abandoning abandoning;
  private final AppliedFields appliedFields;
  private final ClientSideApply clientSide;
  private final SchemaChanges schemaChanges;

  ServerSideApply(Shapes shapes, Compare compare, AnnotationJson json) {
    this.compare = compare;
    this.merge = new Merge(shapes);
    this.appliedFields = new AppliedFields(shapes);
    this.abandoning = new Abandoning(compare, shapes, appliedFields);
    this.schemaChanges = new SchemaChanges(shapes);
    this.clientSide = new ClientSideApply(json, compare, appliedFields);
  }

  /** {@code live} is null when there is no object yet. */
  ApplyResult run(FieldType type, Value.Obj live, Value.Obj applied, Applier applier) {
    if (!applied.at("metadata", "managedFields").isNull()) {
      return new Refused("metadata.managedFields must be nil");
    }
    Value.Obj config = AppliedConfig.of(applied, applier.subresource());
    Optional<String> problem = appliedFields.problem(type, config, "");
    if (problem.isPresent()) {
      return new Refused("failed to create typed patch object (" + AppliedConfig.name(applied) + "): " + problem.get());
    }
    Value.Obj base = live == null ? Value.Obj.EMPTY : Books.without(live);
    ManagedFields books = live == null ? ManagedFields.NONE : booksOf(type, live, base, applier);
    return settle(type, live, base, config, books, applier);
  }

  private ManagedFields booksOf(FieldType type, Value.Obj live, Value.Obj base, Applier applier) {
    ManagedFields books = ManagedFields.of(live);
    if (!books.isEmpty()) {
      return books;
    }
    FieldSet everything = compare.values(type, Books.nothingOf(base), base).ownable().taken();
    Claimant nobody = Claimant.updater(BEFORE_FIRST_APPLY, applier.apiVersion(), applier.subresource());
    return books.with(Claim.at(applier.now(), nobody, applier.apiVersion(), everything));
  }

  private ApplyResult settle(
      FieldType type, Value.Obj live, Value.Obj base, Value.Obj config, ManagedFields recorded, Applier applier) {
    Claimant claimant = applier.claimant();
    Perspective perspective = new Perspective(compare, type, applier.apiVersion(), applier.versions());
    ManagedFields books = schemaChanges.reconciled(recorded, perspective);
    Optional<Claim> last = Optional.ofNullable(books.claims().get(claimant));
    FieldSet claimed = UnownedFields.strip(appliedFields.of(type, config));
    ManagedFields claims = books.with(applier.claim(claimed));
    Value.Obj merged = merge.values(type, base, config).asObj();
    Value.Obj result = abandoning.without(merged, last, claims, perspective);

    Perspective.Change change = perspective.change(base, result);
    List<Conflict> conflicts = clientSide.remaining(claims.conflicts(change, claimant), type, base, applier.manager());
    if (!applier.force() && !conflicts.isEmpty()) {
      return new Conflicted(conflicts);
    }
    boolean sameClaim = last.map(claim -> claim.fields().equals(claimed) && claim.apiVersion().equals(applier.apiVersion()))
        .orElse(claimed.isEmpty());
    boolean changed = live == null || !change.own().isSame() || !sameClaim || !result.equals(base);
    ManagedFields settled = (changed ? claims : books).after(change, Optional.of(claimant));
    Value.Obj told = clientSide.withAnnotation(result, config, applier.manager());
    Value.Obj written = Books.write(told, UpdateCap.capped(settled));
    return new Applied(written.equals(live) ? live : written);
  }
}
