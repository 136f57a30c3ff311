package io.hexareme.ports.store;

/** The store gave no answer (no majority, shutting down, storage failed). {@link #refused} says whether the operation can have happened. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean refused;

  /** The operation may have happened or not. */
  public StoreUnavailable(String message, Throwable cause) {
    this(message, cause, false);
  }

  private StoreUnavailable(String message, Throwable cause, boolean refused) {
    super(message, cause);
    this.refused = refused;
  }

  /** The operation was not taken on and will never happen: it is safe to try again. */
  public static StoreUnavailable refused(String message) {
    return new StoreUnavailable(message, null, true);
  }

  /** True when it is certain that the operation did not and will not happen. */
  public boolean refused() {
    return refused;
  }
}
