package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request's object as the claims of each version see it. Objects given here are of the request's version. */
final class Perspective {
  private final Compare compare;
  private final String apiVersion;
  private final Versions versions;
  private final View own;
  private final Map<String, Optional<View>> others = new LinkedHashMap<>();

  /** How objects look in a version. */
  record View(FieldType type, UnaryOperator<Obj> from, UnaryOperator<Obj> back) {}

  Perspective(Compare compare, FieldType type, String apiVersion, Versions versions) {
    this.compare = compare;
    this.apiVersion = apiVersion;
    this.versions = versions;
    this.own = new View(type, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Empty for a version that is not served. */
  Optional<View> of(String version) {
    return version.equals(apiVersion) ? Optional.of(own) : others.computeIfAbsent(version, v -> versions.of(v).map(found ->
        new View(found.type() == null ? own.type() : new FieldType.Ref(found.type().name()), found.from(), found.back())));
  }

  /** The change from {@code before} to {@code after}. */
  Change change(Obj before, Obj after) {
    return new Change(before, after);
  }

  /** A change in the words of each version. */
  final class Change {
    private final Obj before;
    private final Obj after;
    private final Map<String, Optional<Comparison>> comparisons = new LinkedHashMap<>();

    private Change(Obj before, Obj after) {
      this.before = before;
      this.after = after;
    }

    /** In the request's version. */
    Comparison own() {
      return in(apiVersion).orElseThrow();
    }

    /** Without the fields that nobody owns; empty for a version that is not served. */
    Optional<Comparison> in(String version) {
      return comparisons.computeIfAbsent(version, v -> of(v).map(
          view -> compare.values(view.type(), view.from().apply(before), view.from().apply(after)).ownable()));
    }
  }
}
