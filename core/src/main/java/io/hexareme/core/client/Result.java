package io.hexareme.core.client;

import io.hexareme.ports.value.Value.Obj;

/** What the API server answered. */
public sealed interface Result {

  /** A 2xx answer; {@code object} is what it carried: the object, the list, or a Status. */
  record Ok(int code, Obj object) implements Result {}

  /** A refusal, as its Status says it. */
  record Failed(int code, String reason, String message, Obj status) implements Result {
    public boolean isNotFound() {
      return code == 404;
    }

    public boolean isAlreadyExists() {
      return reason.equals("AlreadyExists");
    }

    public boolean isConflict() {
      return reason.equals("Conflict");
    }
  }
}
