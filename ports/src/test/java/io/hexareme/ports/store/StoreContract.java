package io.hexareme.ports.store;

import io.hexareme.ports.time.ManualLoop;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link Store} must do, byte for byte as a real etcd does it, which passes this as well. An implementation's test extends
 * this class and has all of its parts. Source: https://etcd.io/docs/v3.5/learning/api/ and api_guarantees.
 */
public abstract class StoreContract implements WriteContract, TxnContract, CompareContract, RefusalContract, RangeContract,
    CompactionContract, WatchContract, ProgressContract, LeaseContract {
  private final ManualLoop loop = new ManualLoop();
  private Store store;
  private long base;

  /**
   * Opens a store without keys that answers on {@code loop}. It need not be new: the tests go by the revision they find. Leases of
   * numbers below 100 must not exist.
   */
  protected abstract Store open(ManualLoop loop);

  @BeforeEach
  final void openStore() {
    store = open(loop);
    base = loop.await(store.revision());
  }

  @Override
  public final ManualLoop loop() {
    return loop;
  }

  @Override
  public final Store store() {
    return store;
  }

  @Override
  public final long base() {
    return base;
  }
}
