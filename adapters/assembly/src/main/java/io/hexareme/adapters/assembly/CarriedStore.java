package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A store that lives elsewhere: all its calls but watches are carried there in one way. */
abstract class CarriedStore implements Store {

  /** Makes the call where the store is, and brings the answer back. */
  abstract <R> CompletionStage<R> carried(Function<Store, CompletionStage<R>> call);

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return carried(store -> store.range(request));
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return carried(store -> store.txn(txn));
  }

  @Override
  public CompletionStage<Long> revision() {
    return carried(Store::revision);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return carried(store -> store.compact(revision));
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return carried(store -> store.grantLease(id, ttlSeconds));
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return carried(store -> store.revokeLease(id));
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return carried(store -> store.keepLeaseAlive(id));
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return carried(store -> store.lease(id));
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return carried(Store::leases);
  }
}
