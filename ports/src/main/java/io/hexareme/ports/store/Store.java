package io.hexareme.ports.store;

import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: the consistent store. Called on one loop, answers on that loop; never blocks.
 *
 * <p>Every write that changes something makes exactly one new revision, whatever the number of keys it touches; revisions are
 * dense, start at 1 (the empty store) and never go back. A stage that completes normally is durable (on a majority, where there
 * are several members); one that fails with {@link StoreUnavailable} has an unknown outcome and the caller must read to find out,
 * unless that says the operation was refused.
 */
public interface Store {

  /** Reads keys. Linearizable: sees every write acknowledged before the call, on any member; unless the request is serializable. */
  CompletionStage<RangeResult> range(RangeRequest request);

  /** Decides and performs one transaction atomically. */
  CompletionStage<TxnResult> txn(Txn txn);

  /** A revision that is at least that of every write acknowledged before the call (Raft's ReadIndex, thesis section 6.4). */
  CompletionStage<Long> revision();

  /**
   * Opens a watch. Events come in revision order, all events of one revision together, each exactly once, beginning with
   * {@code request.startRevision}. When that is compacted the watcher hears {@link Watcher#onCompacted} and nothing else.
   */
  Watch watch(WatchRequest request, Watcher watcher);

  /** Forgets versions that were superseded before or at {@code revision}; watches and reads below it are refused afterwards. */
  CompletionStage<CompactResult> compact(long revision);

  /** Grants a lease of {@code ttlSeconds} (at least 1); {@code id} 0 lets the store choose. */
  CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds);

  /** Ends a lease now and deletes its keys, in one revision. */
  CompletionStage<LeaseResult> revokeLease(long id);

  /** Starts the lease's time anew. */
  CompletionStage<LeaseResult> keepLeaseAlive(long id);

  /** The lease's granted and remaining time and its keys. */
  CompletionStage<LeaseResult> lease(long id);

  /** The ids of all leases there are, rising. Linearizable. */
  CompletionStage<List<Long>> leases();

  /** An open watch. */
  interface Watch {
    /** Ends the watch: the watcher hears nothing more. */
    void cancel();

    /** The watcher hears {@link Watcher#onProgress} as soon as it has heard everything up to some revision at or after now. */
    void requestProgress();
  }

  /** Who listens to a watch; called on the store's loop. */
  interface Watcher {
    /** The events of one or more whole revisions, in order; {@code revision} is the last of them. */
    void onEvents(List<StoreEvent> events, long revision);

    /** No event up to and including {@code revision} is missing (a bookmark). */
    void onProgress(long revision);

    /** The wanted revisions are gone; the oldest that can be watched is {@code compactRevision + 1}. The watch has ended. */
    void onCompacted(long compactRevision);

    /** The store had to end the watch (shutdown, lost quorum); watch again from the last seen revision. */
    void onClosed(String reason);
  }

  /** One version of one key. {@code version} counts the writes since the key was created, from 1. {@code lease} 0: none. */
  record KeyValue(Bytes key, Bytes value, long createRevision, long modRevision, long version, long lease) {}
}
