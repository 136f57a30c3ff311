package io.hexareme.core.apiserver.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StoreArrivalTest {
  private final ManualLoop loop = new ManualLoop();
  private final Asked store = new Asked();

  @Test
  void a_store_without_a_leader_yet_is_waited_for() {
    store.failure = StoreUnavailable.refused("etcdserver: no leader");
    CompletableFuture<Void> arrived = new StoreArrival(store, loop).awaited().toCompletableFuture();
    loop.advance(Duration.ofSeconds(30));
    assertThat(arrived).isNotDone();
    store.failure = null;
    loop.advance(StoreArrival.AGAIN);

    assertThat(arrived).isCompleted();
    assertThat(loop.isIdle()).isTrue();
  }

  @Test
  void one_that_goes_on_refusing_is_given_up() {
    store.failure = StoreUnavailable.refused("etcdserver: no leader");
    CompletableFuture<Void> arrived = new StoreArrival(store, loop).awaited().toCompletableFuture();
    loop.advance(StoreArrival.PATIENCE.plusSeconds(1));

    assertThatThrownBy(arrived::join).hasRootCauseMessage("etcdserver: no leader");
    assertThat(loop.isIdle()).isTrue();
  }

  @Test
  void one_that_has_failed_is_not_waited_for() {
    store.failure = new StoreUnavailable("the store's log has failed", null);

    assertThat(new StoreArrival(store, loop).awaited().toCompletableFuture()).isCompletedExceptionally();
    assertThat(loop.isIdle()).isTrue();
  }

  /** Answers the one question, or refuses. */
  private static final class Asked implements Store {
    private StoreUnavailable failure;

    @Override
    public CompletionStage<Long> revision() {
      return failure == null ? CompletableFuture.completedFuture(1L) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public CompletionStage<RangeResult> range(RangeRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<TxnResult> txn(Txn txn) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Watch watch(WatchRequest request, Watcher watcher) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CompactResult> compact(long revision) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<LeaseResult> revokeLease(long id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<LeaseResult> lease(long id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Long>> leases() {
      throw new UnsupportedOperationException();
    }
  }
}
