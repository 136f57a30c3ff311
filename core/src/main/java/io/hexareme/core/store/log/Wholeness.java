package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Output;
import io.hexareme.ports.log.HardState;
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
  private long disk; // its number while it is unproven
  private HardState hardState;
  private long submitted;
  private long durable;
  private long wholeSince; // the last output that asked for a write when Raft said so

  Wholeness(LogStorage storage, Consumer<Throwable> onFailure) {
    this.storage = storage;
    this.onFailure = onFailure;
  }

  void begin(Recovery recovery) {
    lacking = recovery.restart().recovering();
    damaged = recovery.damaged();
    disk = recovery.disk();
    hardState = recovery.restart().hardState();
  }

  /**
   * @param recovering what Raft says after the step that led to {@code output}
   * @return what is to be written in its place: as long as the disk is unproven it says so with each hard state
   */
  Output toWrite(Output output, boolean recovering) {
    Output marked = disk == 0 ? output : marked(output, recovering);
    if (marked.persists()) submitted = marked.number();
    if (lacking && !recovering) {
      lacking = false;
      wholeSince = submitted;
      tell();
    }
    return marked;
  }

  private Output marked(Output output, boolean recovering) {
    if (output.hardState() != null) hardState = output.hardState();
    if (!recovering) {
      disk = 0;
      return output.with(hardState);
    }
    return output.hardState() == null ? output : output.with(Unproven.mark(hardState, disk));
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
