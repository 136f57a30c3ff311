package io.hexareme.core.store;

import static io.hexareme.core.store.StoreFixture.delete;
import static io.hexareme.core.store.StoreFixture.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DurabilityTest {
  private final StoreFixture fixture = new StoreFixture(1000);

  @Test
  void nothing_is_answered_shown_or_told_before_it_is_durable() {
    RecordingWatcher watcher = fixture.watch(0);
    fixture.log.hold();
    CompletableFuture<TxnResult> write = fixture.begin(put("a", "1"));
    fixture.loop.runAll();
    assertThat(write).isNotDone();
    assertThat(watcher.events).isEmpty();
    assertThat(fixture.keys()).isEmpty();
    assertThat(fixture.store.appliedRevision()).isEqualTo(1);
    fixture.log.release();
    fixture.loop.runAll();
    assertThat(write).isCompletedWithValueMatching(result -> result instanceof TxnResult.Done);
    assertThat(watcher.keys()).containsExactly("a");
    assertThat(fixture.keys()).containsExactly("a");
  }

  @Test
  void what_comes_while_the_disk_is_busy_goes_out_as_one_batch() {
    fixture.log.hold();
    List<CompletableFuture<TxnResult>> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) writes.add(fixture.begin(put("k" + i, "")));
    assertThat(fixture.log.batches).containsExactly(1);
    fixture.log.release();
    assertThat(fixture.log.batches).containsExactly(1, 99);
    assertThat(writes.get(0)).isDone();
    assertThat(writes.get(1)).isNotDone();
    fixture.log.release();
    assertThat(writes).allMatch(CompletableFuture::isDone);
    assertThat(fixture.store.appliedRevision()).isEqualTo(101);
  }

  @Test
  void a_batch_is_bounded_in_bytes() {
    fixture.log.hold();
    fixture.begin(put("first", ""));
    for (int i = 0; i < 8; i++) fixture.begin(put("k" + i, "x".repeat(300_000)));
    fixture.log.releaseAll();
    fixture.loop.runAll();
    assertThat(fixture.log.batches).containsExactly(1, 4, 4);
  }

  @Test
  void watchers_hear_of_a_write_before_its_answer_comes_even_new_ones() {
    fixture.write("before", "");
    fixture.log.hold();
    CompletableFuture<TxnResult> write = fixture.begin(put("a", "1"));
    List<String> order = new ArrayList<>();
    RecordingWatcher fresh = fixture.watch(2);
    write.thenAccept(result -> order.addAll(fresh.keys()));
    fixture.log.release(); // before the watch had a turn of its own
    assertThat(order).containsExactly("before", "a");
    fixture.loop.runAll();
    assertThat(fresh.keys()).containsExactly("before", "a");
    assertThat(fresh.progress).containsExactly(3L);
  }

  @Test
  void a_failing_disk_fails_all_under_way_and_all_to_come() {
    RecordingWatcher watcher = fixture.watch(0);
    fixture.write("a", "1");
    fixture.log.hold();
    CompletableFuture<TxnResult> first = fixture.begin(put("b", "1"));
    CompletableFuture<TxnResult> second = fixture.begin(delete("a"));
    fixture.log.fail(new LogFailure("no space left on device"));
    fixture.loop.runAll();
    for (CompletionStage<?> call : List.of(
        first, second, fixture.begin(put("c", "1")), fixture.store.revision(), fixture.store.range(RangeRequest.of(Bytes.utf8("a"))),
        fixture.store.compact(1), fixture.store.grantLease(0, 5), fixture.store.lease(1))) {
      assertThatThrownBy(() -> fixture.loop.await(call))
          .isInstanceOf(StoreUnavailable.class).hasMessageContaining("no space left on device");
    }
    assertThat(watcher.keys()).containsExactly("a");
    assertThat(watcher.closed).contains("no space left on device");
    assertThat(fixture.failures).singleElement().isInstanceOf(LogFailure.class);
    RecordingWatcher late = fixture.watch(0);
    fixture.loop.runAll();
    assertThat(late.closed).isNotNull();
  }

  @Test
  void an_abandoned_write_may_be_retried_by_no_one_but_its_caller() {
    fixture.log.hold();
    fixture.begin(put("a", "1"));
    fixture.log.fail(new LogFailure("broken"));
    assertThat(fixture.log.batches).containsExactly(1);
    assertThat(fixture.log.underWay()).isZero();
  }

  @Test
  void after_a_close_nothing_is_answered() {
    RecordingWatcher watcher = fixture.watch(0);
    fixture.log.hold();
    CompletableFuture<TxnResult> write = fixture.begin(put("a", "1"));
    fixture.store.close();
    fixture.loop.runAll();
    assertThat(write).isCompletedExceptionally();
    assertThat(watcher.closed).isEqualTo("the store is closed");
    assertThat(fixture.failures).isEmpty();
    assertThatThrownBy(() -> fixture.loop.await(fixture.store.revision())).isInstanceOf(StoreUnavailable.class);
  }
}
