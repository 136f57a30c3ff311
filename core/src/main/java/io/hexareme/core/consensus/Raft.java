package io.hexareme.core.consensus;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.time.Randomness;
import java.util.List;

/** One member. Not thread-safe; the same inputs and the same randomness give the same outputs. */
public final class Raft {

  /** What a member starts from: what was durable when it stopped. {@code recovering}: something that was durable is lost, so it must not
   * vote nor count towards a majority until it has again everything that can have been committed. */
  public record Restart(HardState hardState, Snapshot snapshot, List<LogEntry> entries, long applied, boolean recovering) {}

  public Raft(RaftConfig config, Restart restart, Randomness randomness) {
    throw new UnsupportedOperationException("in the making");
  }

  public Output step(Input input) {
    throw new UnsupportedOperationException("in the making");
  }

  public RaftStatus status() {
    throw new UnsupportedOperationException("in the making");
  }
}
