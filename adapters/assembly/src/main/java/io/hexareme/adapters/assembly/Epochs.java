package io.hexareme.adapters.assembly;

/**
 * The revisions of a cluster that was restored n times are n times {@link #LENGTH} and more: it never makes as many between two restores, so
 * none ever comes to mean something else. Decision 0017.
 */
final class Epochs {
  private static final long LENGTH = 1_000_000_000;

  private long epoch;

  /** What goes on now goes on from an image of that revision. */
  void goOnFrom(long revision) {
    epoch = Math.max(epoch, revision / LENGTH);
  }

  /** The revision that comes after everything there was here, and in an image of that revision. */
  long next(long revision) {
    goOnFrom(revision);
    return ++epoch * LENGTH;
  }
}
