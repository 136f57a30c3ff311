package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Output;
import io.hexareme.ports.log.LogStorage;
import java.util.function.Consumer;

/**
 * Whether this member lacks what it once had. Raft says when the others have made it whole; the storage hears of that only when all that was
 * to be written up to then is durable, for a storage that forgot too early that it had forgotten would let the member vote.
 */
final class Wholeness {
  private final LogStorage storage;
  private final Consumer<Throwable> onFailure;
  private boolean damaged;
  private boolean lacking;
  private long submitted;
  private long durable;
  private long wholeSince; // the last output that asked for a write when Raft said so

  Wholeness(LogStorage storage, Consumer<Throwable> onFailure) {
    this.storage = storage;
    this.onFailure = onFailure;
  }

  /** @param damagedStorage whether it is the storage that says so */
  void begin(boolean recovering, boolean damagedStorage) {
    lacking = recovering;
    damaged = damagedStorage;
  }

  /** @param recovering what Raft says after the step that led to {@code output}, which is about to be written */
  void performed(Output output, boolean recovering) {
    if (output.persists()) submitted = output.number();
    if (!lacking || recovering) return;
    lacking = false;
    wholeSince = submitted;
    tell();
  }

  /** All up to that output is durable. */
  void durable(long output) {
    durable = output;
    tell();
  }

  private void tell() {
    if (!damaged || lacking || durable < wholeSince) return;
    damaged = false;
    storage.repaired().whenComplete((done, cause) -> {
      if (cause != null) onFailure.accept(cause);
    });
  }
}
