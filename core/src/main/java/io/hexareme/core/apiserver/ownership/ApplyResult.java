package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.List;

/** What became of a server-side apply. */
public sealed interface ApplyResult {

  /** The object as it shall be, with its managed fields; the live object itself when the apply changed nothing at all. */
  record Applied(Value.Obj object) implements ApplyResult {}

  /** Others own what would change: 409 Conflict, message {@link Conflict#summary}, one cause per conflict. */
  record Conflicted(List<Conflict> conflicts) implements ApplyResult {}

  /** The configuration cannot be applied at all: 400 BadRequest with {@code message}. */
  record Refused(String message) implements ApplyResult {}
}
