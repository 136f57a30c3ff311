package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The versions that a kind is served in: a claim names fields of the version it was made through. */
@FunctionalInterface
public interface Versions {
  /** For a kind of which nothing is known but the version of the request: every claim is taken for one of that version. */
  Versions ONE = apiVersion -> Optional.of(new Version(null, UnaryOperator.identity(), UnaryOperator.identity()));

  /** A version; empty when it is not served (any more): claims of it name fields that nobody can see, and are dropped. */
  Optional<Version> of(String apiVersion);

  /**
   * @param type how objects look in this version; null for as they do in the request's
   * @param from an object of the request's version, as this version shows it
   * @param back the other way
   */
  record Version(TypeSchema type, UnaryOperator<Obj> from, UnaryOperator<Obj> back) {}
}
