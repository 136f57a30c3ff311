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
import java.util.function.LongSupplier;

/**
 * What a member starts from: what its storage has; the founding of its group; or nothing, when it joins one, or may have had another disk
 * before.
 *
 * @param disk not 0: the number of a disk of which it is not proven that its member has had no other before (see {@link Founders})
 * @param fresh whether the number is new: it must be durable before anybody hears of it
 */
record Recovery(Restart restart, boolean damaged, long disk, boolean fresh) {

  /**
   * @param founding null for a member that joins a group that is running
   * @param numbers for disks that have none
   * @param onFailure told when the beginning cannot be saved
   */
  static Recovery of(
      Recovered found, Founding founding, String id, LogStorage storage, LongSupplier numbers, Consumer<Throwable> onFailure) {
    boolean damaged = found.damage() != null;
    long disk = Unproven.disk(found.hardState());
    if (found.snapshotIndex() > 0) {
      return new Recovery(again(found, id, damaged || disk != 0), damaged, disk, false);
    }
    boolean untouched = found.entries().isEmpty() && found.hardState().term() == 0 && disk == 0;
    if (untouched && !damaged && founding != null) {
      return founding.membership().only(id) ? founded(founding, storage, onFailure) : blank(numbers.getAsLong() | 1);
    }
    return new Recovery(nothing(found, damaged || disk != 0), damaged, disk, false);
  }

  private static Restart nothing(Recovered found, boolean lacking) {
    return new Restart(
        Unproven.unmarked(found.hardState()), new Snapshot(0, 0, Membership.NONE, List.of()), found.entries(), 0, lacking);
  }

  private static Recovery blank(long disk) {
    Recovered empty = new Recovered(HardState.INITIAL, 0, 0, List.of(), List.of());
    return new Recovery(nothing(empty, true), false, disk, true);
  }

  private static Restart again(Recovered found, String id, boolean lacking) {
    Membership membership = SnapshotHead.membership(found.snapshot());
    Snapshot snapshot = new Snapshot(found.snapshotIndex(), found.snapshotTerm(), membership, found.snapshot());
    HardState state = Unproven.unmarked(found.hardState());
    // What the only voter has on its disk is agreed. A log that changes the group is left to Raft, which reads it entry by entry.
    boolean alone = membership.only(id) && !lacking && found.entries().stream().noneMatch(entry -> entry.kind() == LogEntry.Kind.MEMBERSHIP);
    long last = found.entries().isEmpty() ? snapshot.index() : found.entries().getLast().index();
    long commit = alone ? last : Math.clamp(state.commit(), snapshot.index(), last);
    return new Restart(new HardState(state.term(), state.vote(), commit), snapshot, found.entries(), snapshot.index(), lacking);
  }

  private static Recovery founded(Founding founding, LogStorage storage, Consumer<Throwable> onFailure) {
    HardState state = new HardState(Founding.TERM, "", Founding.INDEX);
    Snapshot snapshot = new Snapshot(
        Founding.INDEX, Founding.TERM, founding.membership(), SnapshotHead.before(founding.state(), founding.membership()));
    // Nothing need wait for it: all that is written later becomes durable later.
    storage.install(snapshot.index(), snapshot.term(), snapshot.state(), state).whenComplete((done, cause) -> {
      if (cause != null) onFailure.accept(cause);
    });
    return new Recovery(new Restart(state, snapshot, List.of(), snapshot.index(), false), false, 0, false);
  }
}
