package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Writes one new key after the other and keeps a ledger of what it was told of each. Lives on its store's loop until it has ended. */
final class StoreWriter {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Store store;
  private final Loop loop;
  private final String prefix;
  private final Bytes value;
  private final Runnable onAcknowledged;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int next;
  private long newest;
  private boolean stopping;

  StoreWriter(Store store, Loop loop, String prefix, int valueBytes, Runnable onAcknowledged) {
    this.store = store;
    this.loop = loop;
    this.prefix = prefix;
    this.value = new Bytes(new byte[valueBytes]);
    this.onAcknowledged = onAcknowledged;
  }

  void begin() {
    loop.execute(this::write);
  }

  /** Completes when the write under way has an outcome. */
  CompletableFuture<Void> end() {
    loop.execute(() -> stopping = true);
    return ended;
  }

  private void write() {
    if (stopping) {
      ended.complete(null);
      return;
    }
    String key = prefix + String.format("%06d", next++);
    store.txn(Txn.putIf(Bytes.utf8(key), 0, value)).whenComplete((result, failure) -> {
      try {
        heard(key, result, failure);
      } catch (RuntimeException | AssertionError wrong) {
        ended.completeExceptionally(wrong);
      }
    });
  }

  private void heard(String key, TxnResult result, Throwable failure) {
    if (failure != null) {
      if (!((StoreUnavailable) failure).refused()) {
        unknown.add(key);
      }
      loop.after(PAUSE, this::write);
      return;
    }
    TxnResult.Done done = (TxnResult.Done) result;
    assertThat(done.succeeded()).as("nobody else writes %s, and nobody wrote it before", key).isTrue();
    assertThat(done.revision()).as("revisions rise").isGreaterThan(newest);
    newest = done.revision();
    acknowledged.put(key, newest);
    onAcknowledged.run();
    write();
  }

  /**
   * Compares with what is there: all that was acknowledged, as it was; beside it only what has an unknown outcome; nothing that was
   * refused. To be called after the end.
   */
  void check(Map<String, Long> there) {
    assertThat(there).as("what was acknowledged").containsAllEntriesOf(acknowledged);
    Set<String> others = new LinkedHashSet<>();
    there.keySet().stream().filter(key -> key.startsWith(prefix) && !acknowledged.containsKey(key)).forEach(others::add);
    others.removeAll(unknown);
    assertThat(others).as("what was refused").isEmpty();
  }

  int acknowledged() {
    return acknowledged.size();
  }
}
