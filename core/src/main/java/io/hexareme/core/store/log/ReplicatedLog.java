package io.hexareme.core.store.log;

import io.hexareme.ports.value.Bytes;

/**
 * The agreed order of commands. Lives on one loop; tells its {@link Applier} of each command once it is agreed and durable.
 *
 * @param <C> what the proposer wants back with its own proposals
 */
public interface ReplicatedLog<C> {

  /**
   * Brings the applier to the newest durable state (a snapshot, then the commands after it); afterwards proposals are taken.
   * May block. Called once, before anything else.
   */
  void start();

  /**
   * Proposes a command. In the end exactly one of {@link Applier#apply} (with {@code context}) and {@link Applier#abandon} is
   * called for it, possibly before this returns.
   */
  void propose(Bytes command, C context);

  /** Lets go of the storage after what was proposed has become durable. Blocks. Nothing may be called afterwards. */
  void close();
}
