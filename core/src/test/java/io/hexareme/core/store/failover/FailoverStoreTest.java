package io.hexareme.core.store.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FailoverStoreTest {
  private final ManualLoop loop = new ManualLoop();
  private final ScriptedMember first = new ScriptedMember();
  private final ScriptedMember second = new ScriptedMember();
  private final FailoverStore store = new FailoverStore(List.of(first, second), loop);

  /** Answers with its revision, or fails as told. */
  private static final class ScriptedMember implements Store {
    RuntimeException failure;
    long revision = 7;
    int calls;
    final List<WatchRequest> watched = new ArrayList<>();
    Watcher watcher;
    boolean cancelled;

    private <R> CompletionStage<R> answer(R result) {
      calls++;
      return failure == null ? CompletableFuture.completedFuture(result) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public CompletionStage<RangeResult> range(RangeRequest request) {
      return answer(new RangeResult.Pairs(revision, List.of(), false, 0));
    }

    @Override
    public CompletionStage<TxnResult> txn(Txn txn) {
      return answer(new TxnResult.Done(++revision, true, List.of()));
    }

    @Override
    public CompletionStage<Long> revision() {
      return answer(revision);
    }

    @Override
    public Watch watch(WatchRequest request, Watcher listener) {
      watched.add(request);
      watcher = listener;
      return new Watch() {
        @Override
        public void cancel() {
          cancelled = true;
        }

        @Override
        public void requestProgress() {
          listener.onProgress(revision);
        }
      };
    }

    @Override
    public CompletionStage<CompactResult> compact(long wanted) {
      return answer(new CompactResult.Done(wanted));
    }

    @Override
    public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
      return answer(new LeaseResult.Exists(id));
    }

    @Override
    public CompletionStage<LeaseResult> revokeLease(long id) {
      return answer(new LeaseResult.NotFound(id));
    }

    @Override
    public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
      return answer(new LeaseResult.NotFound(id));
    }

    @Override
    public CompletionStage<LeaseResult> lease(long id) {
      return answer(new LeaseResult.NotFound(id));
    }

    @Override
    public CompletionStage<List<Long>> leases() {
      return answer(List.of());
    }
  }

  private static final Txn WRITE = Txn.putIf(Bytes.utf8("a"), 0, Bytes.utf8("1"));

  private static StoreEvent event(long revision) {
    return new StoreEvent.Put(new KeyValue(Bytes.utf8("a"), Bytes.utf8("1"), revision, revision, 1, 0), null);
  }

  @Test
  void a_refused_write_goes_to_the_next_member() {
    first.failure = StoreUnavailable.refused("stopped");
    assertThat(loop.await(store.txn(WRITE))).isInstanceOf(TxnResult.Done.class);
    assertThat(second.calls).isEqualTo(1);
  }

  @Test
  void a_write_that_may_have_happened_is_never_sent_twice() {
    first.failure = new StoreUnavailable("timed out", null);
    assertThatThrownBy(() -> loop.await(store.txn(WRITE))).isInstanceOf(StoreUnavailable.class).hasMessage("timed out");
    assertThat(second.calls).isZero();
  }

  @Test
  void a_read_without_an_answer_goes_to_the_next_member_which_is_asked_first_from_then_on() {
    first.failure = new StoreUnavailable("timed out", null);
    loop.await(store.range(RangeRequest.of(Bytes.utf8("a"))));
    loop.await(store.revision());
    assertThat(first.calls).isEqualTo(1);
    assertThat(second.calls).isEqualTo(2);
  }

  @Test
  void without_any_member_the_caller_hears_why() {
    first.failure = StoreUnavailable.refused("stopped");
    second.failure = StoreUnavailable.refused("etcdserver: no leader");
    assertThatThrownBy(() -> loop.await(store.txn(WRITE))).hasMessage("etcdserver: no leader");
  }

  @Test
  void a_watch_goes_on_at_the_next_member_after_the_last_revision_it_heard() {
    RecordingWatcher watcher = new RecordingWatcher();
    store.watch(new WatchRequest(Bytes.utf8("a"), null, 5), watcher);
    first.watcher.onEvents(List.of(event(6)), 6);
    first.watcher.onProgress(8);
    first.watcher.onClosed("the store is closed");
    loop.advance(Duration.ofSeconds(1));
    assertThat(second.watched).containsExactly(new WatchRequest(Bytes.utf8("a"), null, 9));
  }

  @Test
  void a_watch_from_now_on_resumes_from_the_now_of_its_beginning() {
    store.watch(new WatchRequest(Bytes.utf8("a"), null, 0), new RecordingWatcher());
    loop.advance(Duration.ofSeconds(1));
    first.watcher.onClosed("the store is closed");
    loop.advance(Duration.ofSeconds(1));
    assertThat(first.watched).containsExactly(new WatchRequest(Bytes.utf8("a"), null, 8));
    assertThat(second.watched).containsExactly(new WatchRequest(Bytes.utf8("a"), null, 8));
  }

  @Test
  void a_member_that_is_behind_does_not_take_a_watch_back_in_time() {
    RecordingWatcher watcher = new RecordingWatcher();
    store.watch(new WatchRequest(Bytes.utf8("a"), null, 5), watcher);
    first.watcher.onProgress(20);
    first.watcher.onClosed("the store is closed");
    loop.advance(Duration.ofSeconds(1));
    second.watcher.onProgress(12);
    second.watcher.onClosed("the store is closed");
    loop.advance(Duration.ofSeconds(1));
    assertThat(first.watched.getLast().startRevision()).isEqualTo(21);
  }

  @Test
  void a_cancelled_watch_is_not_opened_again() {
    Store.Watch watch = store.watch(new WatchRequest(Bytes.utf8("a"), null, 5), new RecordingWatcher());
    watch.cancel();
    first.watcher.onClosed("the store is closed");
    loop.advance(Duration.ofSeconds(1));
    assertThat(first.cancelled).isTrue();
    assertThat(second.watched).isEmpty();
  }

  @Test
  void a_watch_leaves_a_member_that_left_others_without_an_answer() {
    RecordingWatcher watcher = new RecordingWatcher();
    store.watch(new WatchRequest(Bytes.utf8("a"), null, 5), watcher);
    first.watcher.onEvents(List.of(event(6)), 6);
    first.failure = new StoreUnavailable("timed out", null);
    loop.await(store.revision());
    loop.advance(Duration.ofSeconds(1));
    assertThat(first.cancelled).isTrue();
    assertThat(second.watched).containsExactly(new WatchRequest(Bytes.utf8("a"), null, 7));
    first.watcher.onEvents(List.of(event(7)), 7);
    assertThat(watcher.keys()).as("what the one says that was left counts no more").hasSize(1);
  }
}
