package io.hexareme.core.store.log;

import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.value.Bytes;

/**
 * Takes what the log agreed on. Called on the log's loop.
 *
 * @param <C> what the proposer wants back with its own proposals
 */
public interface Applier<C> {

  /** Takes over a snapshot in the place of whatever state there was: at the start, and whenever the leader sends one. */
  void restore(Iterable<Bytes> snapshot);

  /** The state after the last applied command: an unchanging view, which may be gone through later on another thread. */
  Iterable<Bytes> snapshot();

  /**
   * Applies the next command of the log. A change of the group comes as the command that was proposed with it.
   *
   * @param context as proposed; null when it was not proposed here since the start
   */
  void apply(long index, Bytes command, C context);

  /** The command will not be answered here: it was refused, or nobody knows whether it ever is applied; {@code why} tells which. */
  void abandon(C context, StoreUnavailable why);

  /** This member has begun, or has ceased, to lead. */
  void leads(boolean leading);

  /** Nothing will be applied for a while, because the disk stands still: who waits for news had better ask another member. */
  void stuck(String why);

  /** The log has failed for good: nothing more will be applied. All proposals under way are abandoned after this. */
  void failed(Throwable cause);

  /** What to tell those who ask after {@link #failed}. */
  StoreUnavailable unavailable();
}
