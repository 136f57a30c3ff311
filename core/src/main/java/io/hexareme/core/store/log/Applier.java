package io.hexareme.core.store.log;

import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * Takes what the log agreed on. Called on the log's loop.
 *
 * @param <C> what the proposer wants back with its own proposals
 */
public interface Applier<C> {

  /** Takes over a snapshot in the place of whatever state there was. */
  void restore(List<Bytes> snapshot);

  /** The state after the last applied command: an unchanging view, which may be gone through later on another thread. */
  Iterable<Bytes> snapshot();

  /**
   * Applies the next command of the log.
   *
   * @param context as proposed; null when it was not proposed here since the start
   */
  void apply(long index, Bytes command, C context);

  /** Nobody knows whether the command will ever be applied. */
  void abandon(C context, Throwable cause);

  /** The log has failed for good: nothing more will be applied. All proposals under way are abandoned after this. */
  void failed(Throwable cause);
}
