package io.hexareme.ports.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: what an operator asks of one member (etcd's Maintenance service). Called on the store's loop, answers on that loop.
 */
public interface Maintenance {

  /** How this member is, from what it knows by itself. */
  CompletionStage<Status> status();

  /** A figure of the content up to {@code revision} (0: the newest); equal on members that have not diverged. */
  CompletionStage<HashResult> hash(long revision);

  /** The content as it is on this member now. */
  CompletionStage<StoreImage> image();

  /** Gives unused disk space back. */
  CompletionStage<Void> defragment();

  /** The alarms in force, on all members. */
  CompletionStage<List<Alarm>> alarms();

  /** Raises or ends an alarm (member 0: for all members); gives those that changed. */
  CompletionStage<List<Alarm>> alarm(Alarm alarm, boolean raised);

  /**
   * @param member this member's id; {@code leader} 0 when it knows none
   * @param storageBytes disk (or memory) in use, and how much of it is needed
   * @param term Raft's figures, as this member knows them
   */
  record Status(long member, long leader, boolean learner, String version, long storageBytes, long neededBytes, long revision,
      long term, long raftIndex, long appliedIndex, List<String> errors) {
    public Status {
      errors = List.copyOf(errors);
    }
  }

  /** NOSPACE: only reads and deletes are taken. CORRUPT: this member's content differs from the others'. */
  enum AlarmKind { NOSPACE, CORRUPT }

  record Alarm(long member, AlarmKind kind) {}

  /** The outcome of {@link #hash}. */
  sealed interface HashResult {
    record Hashed(long hash, long revision, long compactRevision) implements HashResult {}

    record Compacted(long compactRevision) implements HashResult {}

    record FutureRevision(long revision) implements HashResult {}
  }
}
