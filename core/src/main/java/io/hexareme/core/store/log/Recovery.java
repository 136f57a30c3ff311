package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Raft.Restart;
import io.hexareme.core.consensus.Snapshot;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorage.Recovered;
import java.util.List;
import java.util.function.Consumer;

/** What a member starts from: what its storage has, or the founding of its group, or nothing when it joins one. */
final class Recovery {
  private Recovery() {}

  /**
   * @param founding null for a member that joins a group that is running
   * @param onFailure told when the founding cannot be saved
   */
  static Restart of(Recovered found, Founding founding, String id, LogStorage storage, Consumer<Throwable> onFailure) {
    if (found.snapshotIndex() > 0) return again(found, id);
    boolean untouched = found.entries().isEmpty() && found.hardState().term() == 0;
    boolean lost = found.damage() != null;
    if (untouched && !lost && founding != null) return founded(founding, storage, onFailure);
    return new Restart(found.hardState(), new Snapshot(0, 0, Membership.NONE, List.of()), found.entries(), 0, lost);
  }

  private static Restart again(Recovered found, String id) {
    Membership membership = SnapshotHead.membership(found.snapshot());
    Snapshot snapshot = new Snapshot(found.snapshotIndex(), found.snapshotTerm(), membership, found.snapshot());
    HardState state = found.hardState();
    // What the only voter has on its disk is agreed. A log that changes the group is left to Raft, which reads it entry by entry.
    boolean alone = membership.only(id) && found.damage() == null && found.entries().stream().noneMatch(entry -> entry.kind() == LogEntry.Kind.MEMBERSHIP);
    long last = found.entries().isEmpty() ? snapshot.index() : found.entries().getLast().index();
    long commit = alone ? last : Math.clamp(state.commit(), snapshot.index(), last);
    return new Restart(new HardState(state.term(), state.vote(), commit), snapshot, found.entries(), snapshot.index(), found.damage() != null);
  }

  private static Restart founded(Founding founding, LogStorage storage, Consumer<Throwable> onFailure) {
    HardState state = new HardState(Founding.TERM, "", Founding.INDEX);
    Snapshot snapshot = new Snapshot(
        Founding.INDEX, Founding.TERM, founding.membership(), SnapshotHead.before(founding.state(), founding.membership()));
    // Nothing need wait for it: all that is written later becomes durable later.
    storage.install(snapshot.index(), snapshot.term(), snapshot.state(), state).whenComplete((done, cause) -> {
      if (cause != null) onFailure.accept(cause);
    });
    return new Restart(state, snapshot, List.of(), snapshot.index(), false);
  }
}
