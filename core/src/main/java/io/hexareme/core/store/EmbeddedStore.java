package io.hexareme.core.store;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.CommandCodec;
import io.hexareme.core.store.group.Group;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.log.Founding;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.core.store.mvcc.TxnCheck;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A member of the store's group in this process: often its only one. Lives on one loop.
 *
 * <p>Beyond the port it promises: when the stage of a transaction that was asked of this member and made revision R completes, every watcher
 * here has heard the events of R; and reads that begin then see them. The only member of a group answers reads at once.
 *
 * <p>When the member must stop (its log fails, it was removed, its content differs from the others'), every call under way and every later
 * one fails with {@link StoreUnavailable}, watches are closed, and the owner is told.
 */
public final class EmbeddedStore implements Store, AutoCloseable {
  /** etcd's bound: more would overflow when counted in nanoseconds. */
  private static final long MAX_TTL_SECONDS = 9_000_000_000L;

  private final StoreMember member;
  private final GroupMembers membership;
  private final MemberMaintenance maintenance;
  private final MemberHealth health;

  private EmbeddedStore(StoreMember member, LogPorts ports) {
    this.member = member;
    this.membership = new GroupMembers(member, ports.randomness().fork("members"));
    this.maintenance = new MemberMaintenance(member);
    this.health = new MemberHealth(member);
  }

  /**
   * Recovers the store of a group of one from {@code storage}, which is the store's from then on, and opens it. May block. Called on {@code
   * loop}, or before anything else runs there. When it throws, the storage is closed.
   *
   * @param onFailure told once, on the loop, when the member must stop
   * @throws io.hexareme.ports.log.LogFailure when the log cannot be read
   */
  public static EmbeddedStore open(LogStorage storage, Loop loop, StoreConfig config, Consumer<Throwable> onFailure) {
    return open(storage, loop, config, NoMetrics.NONE, onFailure);
  }

  /** The same with figures. */
  public static EmbeddedStore open(LogStorage storage, Loop loop, StoreConfig config, Metrics metrics, Consumer<Throwable> onFailure) {
    return open(MemberConfig.alone(), config, Alone.ports(storage, loop, metrics), onFailure);
  }

  /** The same of any member of any group. Storage and network are the store's from then on. */
  public static EmbeddedStore open(MemberConfig self, StoreConfig config, LogPorts ports, Consumer<Throwable> onFailure) {
    return open(self, config, ports, new Mvcc(), onFailure);
  }

  /**
   * Opens a member of a new group that begins with the content of a backup: revisions stay what they were, leases have their full time
   * again. To be done with the same image for each founding member. A storage that is not empty keeps what it has.
   */
  public static EmbeddedStore restore(
      StoreImage image, MemberConfig self, StoreConfig config, LogPorts ports, Consumer<Throwable> onFailure) {
    return open(self, config, ports, Mvcc.of(image), onFailure);
  }

  /** The same of a group of one. */
  public static EmbeddedStore restore(
      StoreImage image, LogStorage storage, Loop loop, StoreConfig config, Consumer<Throwable> onFailure) {
    return restore(image, storage, loop, config, NoMetrics.NONE, onFailure);
  }

  /** The same with figures. */
  public static EmbeddedStore restore(
      StoreImage image, LogStorage storage, Loop loop, StoreConfig config, Metrics metrics, Consumer<Throwable> onFailure) {
    return restore(image, MemberConfig.alone(), config, Alone.ports(storage, loop, metrics), onFailure);
  }

  private static EmbeddedStore open(
      MemberConfig self, StoreConfig config, LogPorts ports, Mvcc content, Consumer<Throwable> onFailure) {
    StoreMember member = new StoreMember(self, config, ports, onFailure);
    try {
      member.log.start(self.joins() ? null : founding(self, content), self.joins() || self.members().size() > 1);
    } catch (RuntimeException e) {
      ports.storage().close();
      throw e;
    }
    member.applied.serve();
    ports.loop().execute(member::begin);
    return new EmbeddedStore(member, ports);
  }

  private static Founding founding(MemberConfig self, Mvcc content) {
    Membership voters = Membership.of(self.members().stream().map(member -> MemberIds.name(member.id())).toList());
    return new Founding(voters, StateChunks.of(Group.founded(self.members()), content));
  }

  /** Who the members are. */
  public io.hexareme.ports.store.Membership membership() {
    return membership;
  }

  /** What an operator asks of this member. */
  public Maintenance maintenance() {
    return maintenance;
  }

  /** How this member does. To be asked on the store's loop. */
  public StoreHealth health() {
    return health;
  }

  /** Whether this member leads its group. */
  public boolean isLeading() {
    return member.log.isLeading();
  }

  /** The revision of the last write that was applied here. */
  public long appliedRevision() {
    return member.applied.state().revision();
  }

  /** A figure of the whole state, history included: members (or two runs) with different ones have diverged. Slow. */
  public long stateHash() {
    return member.applied.state().stateHash();
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return request.serializable()
        ? member.readHere(() -> member.applied.state().range(request))
        : member.read(() -> member.applied.state().range(request));
  }

  @Override
  public CompletionStage<Long> revision() {
    return member.read(this::appliedRevision);
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return member.read(() -> member.applied.lease(id));
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return member.read(() -> member.applied.state().leaseIds());
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    String refusal = TxnCheck.refusal(txn);
    if (refusal != null) return member.readHere(() -> new TxnResult.Refused(refusal));
    Command.Transact command = new Command.Transact(txn);
    if (TxnCheck.readsOnly(txn)) return member.read(() -> member.applied.state().apply(command).result());
    Bytes bytes = CommandCodec.encode(command);
    if (bytes.length() > member.settings.maxRequestBytes()) {
      return member.readHere(() -> new TxnResult.Refused("etcdserver: request is too large"));
    }
    return member.propose(command, bytes);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    Watch here = member.applied.watch(request, watcher);
    return new Watch() {
      @Override
      public void cancel() {
        here.cancel();
      }

      /** "Now" is the group's, not this member's, which may be behind. Without a leader nothing can be said. */
      @Override
      public void requestProgress() {
        if (member.log.isCurrent()) here.requestProgress();
        else member.read(() -> true).thenAccept(current -> here.requestProgress());
      }
    };
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return member.propose(new Command.Compact(revision));
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    if (id < 0 || ttlSeconds < 1 || ttlSeconds > MAX_TTL_SECONDS) {
      throw new IllegalArgumentException("lease " + id + " with a TTL of " + ttlSeconds + " s");
    }
    return member.propose(new Command.GrantLease(id, ttlSeconds));
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return member.propose(new Command.RevokeLease(id));
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return member.propose(new Command.KeepLeaseAlive(id));
  }

  /** Fails what is under way, closes the watches, then waits for the log to let go of its storage. Blocks. */
  @Override
  public void close() {
    member.applied.closing();
    member.log.close();
  }
}
