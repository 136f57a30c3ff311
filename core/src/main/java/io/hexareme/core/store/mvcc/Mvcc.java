package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * The state machine: {@link #apply} a command, get its result and the events it made. Equal logs give equal states ({@link
 * #stateHash}) on every member. A mistake in a command is a result; an exception is a broken invariant.
 */
public final class Mvcc {
  private final LeaseBook leases;
  private final History history;
  private KeyTree newest;
  private long revision;
  private long bytes;

  /** The empty store, at revision 1. */
  public Mvcc() {
    this(KeyTree.EMPTY, 1, new History(0, 1, KeyTree.EMPTY, 0), new LeaseBook());
  }

  Mvcc(KeyTree newest, long revision, History history, LeaseBook leases) {
    this(newest, revision, history, leases, ContentSize.counted(newest, history, revision));
  }

  Mvcc(KeyTree newest, long revision, History history, LeaseBook leases, long bytes) {
    this.newest = newest;
    this.revision = revision;
    this.history = history;
    this.leases = leases;
    this.bytes = bytes;
  }

  /** The state that {@link #snapshot} gave the chunks of. */
  public static Mvcc restore(Iterable<Bytes> chunks) {
    return SnapshotReader.read(chunks);
  }

  public long revision() {
    return revision;
  }

  /** Reads below it and watches from it on are refused; 0 before the first compaction. */
  public long compacted() {
    return history.compacted();
  }

  /** The bytes of all keys and values that are kept, past versions included. */
  public long bytes() {
    return bytes;
  }

  public <R> Applied<R> apply(Command.Content<R> command) {
    Applied<?> applied = switch (command) {
      case Command.Transact c -> transact(c.txn());
      case Command.Compact c -> unchanged(compact(c.revision()));
      case Command.GrantLease c -> unchanged(grant(c.id(), c.ttlSeconds()));
      case Command.RevokeLease c -> end(c.id());
      case Command.KeepLeaseAlive c -> unchanged(keepAlive(c.id()));
      case Command.ExpireLease c -> expire(c.id(), c.renewals());
    };
    @SuppressWarnings("unchecked") // each case above answers with its command's own result type
    Applied<R> typed = (Applied<R>) applied;
    return typed;
  }

  public RangeResult range(RangeRequest request) {
    RangeResult unreadable = unreadable(request.revision());
    return unreadable != null ? unreadable : RangeRead.of(at(request.revision()), request, revision);
  }

  /** The lease as the state machine knows it; how much of its time is left it does not know and gives the whole. */
  public LeaseResult lease(long id) {
    if (!leases.has(id)) return new LeaseResult.NotFound(id);
    return new LeaseResult.Lease(id, leases.ttlSeconds(id), leases.ttlSeconds(id), leases.keys(id));
  }

  /** How often the lease was kept alive: what {@link Command.ExpireLease} must name. The lease must exist. */
  public long renewals(long id) {
    return leases.renewals(id);
  }

  /** The ids of all leases, rising. */
  public List<Long> leaseIds() {
    return leases.rows().stream().map(LeaseBook.Row::id).toList();
  }

  /** The events that made {@code wanted}: a revision above {@link #compacted} and not above {@link #revision}. */
  public List<StoreEvent> events(long wanted) {
    return history.events(wanted);
  }

  /**
   * A figure of all changes up to {@code wanted}, which must not be below {@link #compacted} nor in the future. Kept with every revision:
   * members that have not diverged have the same, whatever they have compacted.
   */
  public long hash(long wanted) {
    return history.hash(wanted);
  }

  /** The content as it is now; the same view as {@link #snapshot}. Made in no time, whatever the content's size. */
  public StoreImage image() {
    return snapshot();
  }

  /**
   * The state that {@link #image} shows, with all leases' time to come. Of an image of a state in this process nothing is copied: the trees
   * and the past are shared, which is what makes a fork of a store cheap.
   */
  public static Mvcc of(StoreImage image) {
    return image instanceof Snapshot shared ? shared.thawed() : ImageReader.read(image);
  }

  /** The whole state, history included, as it is now: may be gone through later, more than once, on another thread. */
  public Snapshot snapshot() {
    return new Snapshot(history.compacted(), revision, history.frozen(), newest, leases.lastId(), leases.rows(), bytes);
  }

  /** A figure of the whole state; two that differ prove different states. Costs as much as a snapshot. */
  public long stateHash() {
    return StateHash.of(snapshot());
  }

  /** The flaw REVISION_FORGETS_DELETIONS: this state as if its last revisions, as far as they only deleted, had never been. */
  public Mvcc withoutTrailingDeletions() {
    long last = revision;
    while (last > history.compacted() && last > 1 && history.events(last).stream().allMatch(StoreEvent.Delete.class::isInstance)) last--;
    KeyTree tree = at(last);
    return new Mvcc(tree, last, new History(history.compacted(), last, tree, history.hash(last)), leases);
  }

  boolean hasLease(long id) {
    return id == 0 || leases.has(id);
  }

  /** Why {@code wanted} cannot be read; null when it can. */
  RangeResult unreadable(long wanted) {
    if (wanted > revision) return new RangeResult.FutureRevision(revision);
    return wanted > 0 && wanted < history.compacted() ? new RangeResult.Compacted(history.compacted()) : null;
  }

  /** The tree at a revision that can be read; 0 for the newest. */
  KeyTree at(long wanted) {
    return wanted <= 0 || wanted == revision ? newest : history.at(wanted);
  }

  private Applied<TxnResult> transact(Txn txn) {
    String malformed = TxnCheck.refusal(txn);
    if (malformed != null) return unchanged(new TxnResult.Refused(malformed));
    Branch branch = Branch.choose(txn, newest);
    String refusal = TxnRun.refusal(branch, this);
    if (refusal != null) return unchanged(new TxnResult.Refused(refusal));
    Draft draft = new Draft(newest, revision + 1);
    var results = TxnRun.perform(branch, draft, this);
    commit(draft);
    return new Applied<>(new TxnResult.Done(revision, branch.succeeded(), results), draft.events(), revision);
  }

  private void commit(Draft draft) {
    if (draft.events().isEmpty()) return;
    history.add(draft.events(), newest);
    bytes += ContentSize.added(draft.events());
    newest = draft.tree();
    revision++;
    draft.events().forEach(leases::follow);
  }

  private CompactResult compact(long wanted) {
    if (wanted > revision) return new CompactResult.FutureRevision(revision);
    if (wanted <= history.compacted()) return new CompactResult.AlreadyCompacted(history.compacted());
    bytes -= ContentSize.freed(history, history.compacted(), wanted);
    history.compact(wanted);
    return new CompactResult.Done(wanted);
  }

  private LeaseResult grant(long id, long ttlSeconds) {
    if (id != 0 && leases.has(id)) return new LeaseResult.Exists(id);
    return lease(leases.grant(id, ttlSeconds));
  }

  private LeaseResult keepAlive(long id) {
    if (leases.has(id)) leases.renew(id);
    return lease(id);
  }

  private Applied<LeaseResult> expire(long id, long renewals) {
    boolean stale = leases.has(id) && leases.renewals(id) != renewals;
    return stale ? unchanged(lease(id)) : end(id);
  }

  private Applied<LeaseResult> end(long id) {
    if (!leases.has(id)) return unchanged(new LeaseResult.NotFound(id));
    List<Bytes> keys = leases.keys(id);
    long ttlSeconds = leases.ttlSeconds(id);
    Draft draft = new Draft(newest, revision + 1);
    for (Bytes key : keys) draft.delete(new KeyRange(key, null));
    commit(draft);
    leases.remove(id);
    return new Applied<>(new LeaseResult.Lease(id, ttlSeconds, 0, keys), draft.events(), revision);
  }

  private <R> Applied<R> unchanged(R result) {
    return new Applied<>(result, List.of(), revision);
  }
}
