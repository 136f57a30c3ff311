package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;

/** What became of a patch. */
public sealed interface PatchResult {

  /** The patched tree. It need not be a valid object, nor an object at all: whoever decodes it finds out. */
  record Patched(Value value) implements PatchResult {}

  /** The patch cannot be applied; {@code message} is what the client is told. */
  record Rejected(Kind kind, String message) implements PatchResult {}

  /** Which answer a rejected patch gets. */
  enum Kind {
    /** The body is no such patch: 400 BadRequest. */
    BAD_REQUEST,
    /** Too many operations: 413 RequestEntityTooLarge. */
    TOO_LARGE,
    /** The patch does not fit the object: 422 Invalid. */
    INVALID
  }

  static Rejected badRequest(String message) {
    return new Rejected(Kind.BAD_REQUEST, message);
  }

  /** The patch is well-formed but does not fit; the API server's text for that never says why. */
  static Rejected doesNotFit() {
    return new Rejected(Kind.INVALID, "the server rejected our request due to an error in our request");
  }
}
