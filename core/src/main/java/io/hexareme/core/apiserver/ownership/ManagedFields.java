package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The books of one object: who claims what. Immutable; no claim is empty.
 *
 * @param claims by claimant
 */
record ManagedFields(Map<Claimant, Claim> claims) {
  static final ManagedFields NONE = new ManagedFields(Map.of());

  /** The books of {@code object}; empty when it has none, or some that cannot be read. */
  static ManagedFields of(Value object) {
    return decode(object.at("metadata", "managedFields")).orElse(NONE);
  }

  /** Reads {@code metadata.managedFields}; empty when any entry cannot be read. */
  static Optional<ManagedFields> decode(Value written) {
    Map<Claimant, Claim> claims = new LinkedHashMap<>();
    for (Value entry : written.items()) {
      Optional<Claim> claim = Claim.decode(entry);
      if (claim.isEmpty()) {
        return Optional.empty();
      }
      if (!claim.get().fields().isEmpty()) {
        claims.put(claim.get().claimant(), claim.get());
      }
    }
    return Optional.of(new ManagedFields(claims));
  }

  /** Whether a client wrote this to have the books thrown away: no entry, or a single empty one. */
  static boolean isReset(Value written) {
    return written instanceof Value.Arr entries
        && (entries.isEmpty() || entries.items().size() == 1 && entries.items().getFirst().equals(Value.Obj.EMPTY));
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }

  /** What {@code claimant} claims; the empty set when nothing. */
  FieldSet fieldsOf(Claimant claimant) {
    Claim claim = claims.get(claimant);
    return claim == null ? FieldSet.EMPTY : claim.fields();
  }

  /** What anybody claims in that version. */
  FieldSet fieldsIn(String apiVersion) {
    return claims.values().stream().filter(claim -> claim.apiVersion().equals(apiVersion)).map(Claim::fields)
        .reduce(FieldSet.EMPTY, FieldSet::union);
  }

  /** The versions that claims are made in. */
  List<String> versions() {
    return claims.values().stream().map(Claim::apiVersion).distinct().toList();
  }

  ManagedFields with(Claim claim) {
    Map<Claimant, Claim> others = new LinkedHashMap<>(claims);
    if (claim.fields().isEmpty()) {
      others.remove(claim.claimant());
    } else {
      others.put(claim.claimant(), claim);
    }
    return new ManagedFields(others);
  }

  /**
   * These books after {@code change} by somebody: nobody but {@code spared} keeps what was taken or went away. Claims in a version that
   * is not served are dropped.
   */
  ManagedFields after(Perspective.Change change, Optional<Claimant> spared) {
    if (change.own().isSame()) {
      return this;
    }
    Map<Claimant, Claim> left = new LinkedHashMap<>();
    claims.forEach((claimant, claim) -> {
      boolean keeps = spared.isPresent() && spared.get().equals(claimant);
      FieldSet rests = keeps ? claim.fields() : change.in(claim.apiVersion())
          .map(seen -> claim.fields().minus(seen.taken().union(seen.removed()))).orElse(FieldSet.EMPTY);
      Claim rest = claim.withFields(rests);
      if (!rest.fields().isEmpty()) {
        left.put(claimant, rest);
      }
    });
    return new ManagedFields(left);
  }

  /** Whoever else claims a path that {@code claimant} takes by {@code change}. */
  List<Conflict> conflicts(Perspective.Change change, Claimant claimant) {
    List<Conflict> conflicts = new ArrayList<>();
    Map<Claimant, Claim> sorted = new TreeMap<>(Claimant.ORDER);
    sorted.putAll(claims);
    sorted.remove(claimant);
    sorted.forEach((owner, claim) -> change.in(claim.apiVersion()).ifPresent(seen ->
        claim.fields().intersection(seen.taken()).forEachPath(path ->
            conflicts.add(new Conflict(owner.manager(), owner.operation().text(), owner.apiVersion(), owner.subresource(), path)))));
    return conflicts;
  }

  Value.Arr encode() {
    return new Value.Arr(claims.values().stream().sorted(Claim.ORDER).<Value>map(Claim::encode).toList());
  }
}
