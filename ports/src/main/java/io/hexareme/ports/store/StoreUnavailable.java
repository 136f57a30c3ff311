package io.hexareme.ports.store;

/** The store gave no answer (no majority, shutting down, storage failed): the operation may have happened or not. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
