package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.CommandCodec;
import io.hexareme.core.store.log.ReplicatedLog;
import io.hexareme.core.store.log.SingleMemberLog;
import io.hexareme.core.store.mvcc.TxnCheck;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The store in this process, over a log. Lives on one loop.
 *
 * <p>Beyond the port it promises: when the stage of a transaction that made revision R completes, every watcher has heard the
 * events of R; and reads that begin then see them. Reads answer at once.
 *
 * <p>When the log fails, every call under way and every later one fails with {@link StoreUnavailable}, watches are closed, and
 * the owner is told: the member must stop.
 */
public final class EmbeddedStore implements Store, AutoCloseable {
  /** etcd's bound: more would overflow when counted in nanoseconds. */
  private static final long MAX_TTL_SECONDS = 9_000_000_000L;

  private final StoreConfig config;
  private final AppliedState applied;
  private final ReplicatedLog<Pending<?>> log;

  private EmbeddedStore(LogStorage storage, Loop loop, StoreConfig config, Consumer<Throwable> onFailure) {
    this.config = config;
    this.applied = new AppliedState(loop, this::proposeExpiry, onFailure);
    this.log = new SingleMemberLog<>(storage, applied, config.log());
  }

  /**
   * Recovers the store from {@code storage}, which is the store's from then on, and opens it. May block. Called on {@code loop},
   * or before anything else runs there. When it throws, the storage is closed.
   *
   * @param onFailure told once, on the loop, when the log has failed for good
   * @throws io.hexareme.ports.log.LogFailure when the log cannot be read
   */
  public static EmbeddedStore open(LogStorage storage, Loop loop, StoreConfig config, Consumer<Throwable> onFailure) {
    EmbeddedStore store = new EmbeddedStore(storage, loop, config, onFailure);
    try {
      store.log.start();
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
    store.applied.serve();
    return store;
  }

  /** The revision of the last write that was applied. */
  public long appliedRevision() {
    return applied.state().revision();
  }

  /** A figure of the whole state, history included: members (or two runs) with different ones have diverged. Slow. */
  public long stateHash() {
    return applied.state().hash();
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return read(() -> applied.state().range(request));
  }

  @Override
  public CompletionStage<Long> revision() {
    return read(this::appliedRevision);
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return read(() -> applied.lease(id));
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return read(() -> applied.state().leaseIds());
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    String refusal = TxnCheck.refusal(txn);
    if (refusal != null) return read(() -> new TxnResult.Refused(refusal));
    Command<TxnResult> command = new Command.Transact(txn);
    if (TxnCheck.readsOnly(txn)) return read(() -> applied.state().apply(command).result());
    Bytes bytes = CommandCodec.encode(command);
    if (bytes.length() > config.maxRequestBytes()) {
      return read(() -> new TxnResult.Refused("etcdserver: request is too large"));
    }
    return propose(command, bytes);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    return applied.watch(request, watcher);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return propose(new Command.Compact(revision));
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    if (id < 0 || ttlSeconds < 1 || ttlSeconds > MAX_TTL_SECONDS) {
      throw new IllegalArgumentException("lease " + id + " with a TTL of " + ttlSeconds + " s");
    }
    return propose(new Command.GrantLease(id, ttlSeconds));
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return propose(new Command.RevokeLease(id));
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return propose(new Command.KeepLeaseAlive(id));
  }

  /** Fails what is under way, closes the watches, then waits for the log to let go of its storage. Blocks. */
  @Override
  public void close() {
    applied.closing();
    log.close();
  }

  private <R> CompletionStage<R> read(Supplier<R> answer) {
    StoreUnavailable cause = applied.unavailable();
    return cause == null ? CompletableFuture.completedFuture(answer.get()) : CompletableFuture.failedFuture(cause);
  }

  private <R> CompletionStage<R> propose(Command<R> command) {
    return propose(command, CommandCodec.encode(command));
  }

  private <R> CompletionStage<R> propose(Command<R> command, Bytes bytes) {
    Pending<R> pending = new Pending<>(command, new CompletableFuture<>());
    log.propose(bytes, pending);
    return pending.answer();
  }

  private void proposeExpiry(long id) {
    // Its outcome is in the state; that it may be lost with a failing log, the log's owner hears anyway.
    propose(new Command.ExpireLease(id, applied.state().renewals(id)));
  }
}
