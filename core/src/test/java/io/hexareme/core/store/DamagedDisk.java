package io.hexareme.core.store;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A disk that has lost something and says so until it is told that this is made good. */
final class DamagedDisk implements LogStorage {
  private final MemoryLogStorage intact;
  private boolean damaged;
  private boolean closed;
  private int writesUnderWay;
  /** Of those that bring back what was lost (a snapshot of what is there already does not). */
  int writesUnderWayWhenRepaired = -1;

  private DamagedDisk(MemoryLogStorage intact, boolean damaged) {
    this.intact = intact;
    this.damaged = damaged;
  }

  /** What is left of a log: a new one that holds what {@code loss} makes of it. */
  static MemoryLogStorage left(MemoryLogStorage log, Loop loop, UnaryOperator<Recovered> loss) {
    Recovered left = loss.apply(log.reopened(loop).recover());
    MemoryLogStorage copy = new MemoryLogStorage(loop);
    if (left.snapshotIndex() > 0) copy.install(left.snapshotIndex(), left.snapshotTerm(), left.snapshot(), null);
    copy.append(left.entries(), left.hardState());
    copy.close();
    return copy.reopened(loop);
  }

  static DamagedDisk over(LogStorage intact) {
    return new DamagedDisk((MemoryLogStorage) intact, true);
  }

  /** Without the entries from the middle on. */
  static Recovered halfOfTheEntries(Recovered whole) {
    List<LogEntry> kept = whole.entries().subList(0, whole.entries().size() / 2);
    long last = kept.isEmpty() ? whole.snapshotIndex() : kept.getLast().index();
    HardState state = whole.hardState();
    return new Recovered(new HardState(state.term(), state.vote(), Math.min(state.commit(), last)), whole.snapshotIndex(),
        whole.snapshotTerm(), whole.snapshot(), kept);
  }

  /** A damaged snapshot takes along the entries after it. */
  static Recovered noSnapshot(Recovered whole) {
    return new Recovered(new HardState(whole.hardState().term(), whole.hardState().vote(), 0), 0, 0, List.of(), List.of());
  }

  static Recovered noHardState(Recovered whole) {
    return new Recovered(HardState.INITIAL, whole.snapshotIndex(), whole.snapshotTerm(), whole.snapshot(), whole.entries());
  }

  static Recovered nothing(Recovered whole) {
    return new Recovered(HardState.INITIAL, 0, 0, List.of(), List.of());
  }

  boolean isRepaired() {
    return !damaged;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Recovered recover() {
    return recover(OnDamage.REFUSE);
  }

  @Override
  public Recovered recover(OnDamage onDamage) {
    Recovered left = intact.recover();
    if (!damaged) return left;
    if (onDamage == OnDamage.REFUSE) throw new LogCorruption("segment-7", 4096, "a record does not match its checksum");
    return new Recovered(left.hardState(), left.snapshotIndex(), left.snapshotTerm(), left.snapshot(), left.entries(),
        new Damage("segment-7 is corrupted at offset 4096", List.of("segment-7.damaged-1")));
  }

  private CompletionStage<Void> counted(CompletionStage<Void> write) {
    writesUnderWay++;
    return write.thenRun(() -> writesUnderWay--);
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
    return counted(intact.append(entries, hardState));
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    return intact.snapshot(index, term, state);
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    return counted(intact.install(index, term, state, hardState));
  }

  @Override
  public CompletionStage<Void> repaired() {
    writesUnderWayWhenRepaired = writesUnderWay;
    damaged = false;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    closed = true;
    intact.close();
  }
}
