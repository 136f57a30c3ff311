package io.hexareme.adapters.assembly;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A member's log that tells whoever runs the member of damage: when it was found, and when the others have made it good. */
final class NotedLog implements LogStorage {
  private final LogStorage disk;
  private final Consumer<String> notices;

  NotedLog(LogStorage disk, Consumer<String> notices) {
    this.disk = disk;
    this.notices = notices;
  }

  @Override
  public Recovered recover() {
    return recover(OnDamage.REFUSE);
  }

  @Override
  public Recovered recover(OnDamage onDamage) {
    Recovered found = disk.recover(onDamage);
    if (found.damage() != null) {
      String aside = found.damage().setAside().isEmpty() ? "" : " (set aside: " + String.join(", ", found.damage().setAside()) + ")";
      notices.accept(found.damage().what() + aside + "; recovering from the other members, without a vote until that is done");
    }
    return found;
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
    return disk.append(entries, hardState);
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    return disk.snapshot(index, term, state);
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    return disk.install(index, term, state, hardState);
  }

  @Override
  public CompletionStage<Void> repaired() {
    return disk.repaired().thenRun(() -> notices.accept("what was damaged has been recovered from the other members"));
  }

  @Override
  public void close() {
    disk.close();
  }
}
