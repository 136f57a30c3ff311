package io.hexareme.core.apiserver.patch;

/** Leaves the descent into a strategic merge patch that contradicts itself or its schema; never leaves this package. */
final class BrokenPatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient PatchResult.Rejected rejection;

  private BrokenPatch(PatchResult.Rejected rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  /** The patch is malformed. */
  BrokenPatch(String message) {
    this(PatchResult.badRequest(message));
  }

  /** The patch is well-formed and still makes no sense: Kubernetes answers two such cases without saying why. */
  static BrokenPatch senseless() {
    return new BrokenPatch(PatchResult.doesNotFit());
  }

  PatchResult.Rejected rejection() {
    return rejection;
  }
}
