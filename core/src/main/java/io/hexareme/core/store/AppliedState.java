package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.CommandCodec;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.core.store.group.Group;
import io.hexareme.core.store.log.Applier;
import io.hexareme.core.store.mvcc.Applied;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.core.store.mvcc.TxnCheck;
import io.hexareme.core.store.watch.WatchHub;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;
import java.util.List;

/**
 * The two state machines (content and group) and what follows from each of their steps, in this order: the lease clocks, the watchers, the
 * answer to whoever asked.
 */
final class AppliedState implements Applier<Pending<?>> {
  private static final TxnResult NO_SPACE = new TxnResult.Refused("etcdserver: mvcc: database space exceeded");

  private final Loop loop;
  private final StoreConfig config;
  private final Consequences consequences;
  private final WatchHub watches;
  private final LeaseDeadlines deadlines;
  private Mvcc state = new Mvcc();
  private Group group = Group.founded(List.of());
  private boolean serving;
  private boolean leading;
  private boolean closing;
  private boolean repeats; // with a flaw only
  private StoreUnavailable unavailable;

  /** What applied commands lead to beyond the state; called while they are applied. */
  interface Consequences {
    /** By this member's clock, which counts because it leads, the lease has run out. */
    void expired(long lease);

    /** This member has begun to lead. */
    void leads();

    /** This revision was made. */
    void revision(long revision);

    /** What the members know of each other has changed by {@code command}; null: by a snapshot. */
    void group(Command.Group<?> command);

    /** The log has failed for good. */
    void failed(Throwable cause);
  }

  AppliedState(Loop loop, StoreConfig config, Consequences consequences) {
    this.loop = loop;
    this.config = config;
    this.consequences = consequences;
    this.watches = new WatchHub(loop, () -> state, config.flaws());
    this.deadlines = new LeaseDeadlines(loop, this::expired);
  }

  Mvcc state() {
    return state;
  }

  Group group() {
    return group;
  }

  /** The bytes of all keys and values that are kept, past versions included. */
  long contentBytes() {
    return state.bytes();
  }

  /** Why nothing can be answered; null while all is well. */
  @Override
  public StoreUnavailable unavailable() {
    return unavailable;
  }

  /** What is known to be agreed is applied: from here on time counts. Timers are the loop's own, so they are set in one of its turns. */
  void serve() {
    serving = true;
    loop.execute(() -> {
      if (unavailable == null) giveLeasesTheirTime();
    });
  }

  void closing() {
    closing = true;
  }

  @Override
  public void restore(Iterable<Bytes> snapshot) {
    takeOver(snapshot);
    if (config.flaws().contains(StoreFlaw.REVISION_FORGETS_DELETIONS)) state = state.withoutTrailingDeletions();
    repeats = !serving && config.flaws().contains(StoreFlaw.ENTRY_APPLIED_TWICE_AFTER_CRASH);
    if (!serving) return;
    giveLeasesTheirTime();
    watches.restored();
    consequences.group(null);
  }

  private void takeOver(Iterable<Bytes> snapshot) {
    if (snapshot instanceof StateChunks shared) {
      group = shared.group();
      state = shared.content();
      return;
    }
    Iterator<Bytes> chunks = snapshot.iterator();
    group = Group.restore(chunks.next());
    state = Mvcc.restore(() -> chunks);
  }

  @Override
  public Iterable<Bytes> snapshot() {
    return StateChunks.of(group, state);
  }

  @Override
  public void apply(long index, Bytes command, Pending<?> pending) {
    if (pending != null) {
      apply(pending);
      return;
    }
    try {
      if (repeats) perform(CommandCodec.decode(command));
      repeats = false;
      perform(CommandCodec.decode(command));
    } catch (IllegalStateException e) {
      throw new IllegalStateException("entry " + index + " of the log cannot be applied: " + e.getMessage(), e);
    }
  }

  private <R> void apply(Pending<R> pending) {
    pending.answer().complete(perform(pending.command()));
  }

  private <R> R perform(Command<R> command) {
    return switch (command) {
      case Command.Content<R> content -> content(content);
      case Command.Group<R> about -> group(about);
    };
  }

  private <R> R group(Command.Group<R> command) {
    R result = group.apply(command);
    if (serving) consequences.group(command);
    return result;
  }

  private <R> R content(Command.Content<R> command) {
    if (command instanceof Command.Transact(var txn) && group.isOutOfSpace() && TxnCheck.puts(txn)) return noSpace();
    if (command instanceof Command.Compact(long revision)) {
      watches.beforeCompaction();
      if (serving && config.flaws().contains(StoreFlaw.COMPACTION_IN_BACKGROUND)) return later(revision);
    }
    Applied<R> step = state.apply(command);
    if (!serving) return step.result();
    if (command instanceof Command.Compact) watches.progress();
    if (step.result() instanceof LeaseResult lease) follow(command, lease);
    if (!step.events().isEmpty()) {
      watches.publish(step.events());
      consequences.revision(step.revision());
    }
    return step.result();
  }

  @SuppressWarnings("unchecked") // only asked for transactions
  private static <R> R noSpace() {
    return (R) NO_SPACE;
  }

  @SuppressWarnings("unchecked") // only asked for compactions
  private <R> R later(long revision) {
    loop.execute(() -> state.apply(new Command.Compact(revision)));
    return (R) new CompactResult.Done(revision);
  }

  /** A lease that has time starts it anew (granted, kept alive, not expired after all); one without has ended. */
  private void follow(Command<?> command, LeaseResult result) {
    boolean flawed = config.flaws().contains(StoreFlaw.LEASE_ENDS_EARLY) && !leading && command instanceof Command.KeepLeaseAlive;
    if (!flawed) follow(result);
  }

  private void follow(LeaseResult result) {
    switch (result) {
      case LeaseResult.Lease lease when lease.remainingSeconds() > 0 -> deadlines.start(lease.id(), lease.ttlSeconds());
      case LeaseResult.Lease lease -> deadlines.forget(lease.id());
      case LeaseResult.NotFound gone -> deadlines.forget(gone.id());
      case LeaseResult.Exists exists -> {}
    }
  }

  /** All of it: whoever kept one alive just before may have been told so by another leader. */
  private void giveLeasesTheirTime() {
    if (config.flaws().contains(StoreFlaw.LEASE_ENDS_EARLY) && leading) return;
    deadlines.forgetAll();
    for (long id : state.leaseIds()) follow(state.lease(id));
  }

  @Override
  public void leads(boolean nowLeading) {
    leading = nowLeading;
    if (!serving || !leading) return;
    giveLeasesTheirTime();
    consequences.leads();
  }

  private void expired(long id) {
    if (leading || config.flaws().contains(StoreFlaw.PAUSED_LEADER_ENDS_LEASES)) consequences.expired(id);
  }

  /** The command that ends the lease found no way into the log. */
  void retryExpiry(long id) {
    if (leading) deadlines.retry(id);
  }

  LeaseResult lease(long id) {
    return switch (state.lease(id)) {
      case LeaseResult.Lease lease ->
          new LeaseResult.Lease(id, lease.ttlSeconds(), deadlines.remainingSeconds(id), lease.keys());
      case LeaseResult.NotFound gone -> gone;
      case LeaseResult.Exists exists -> exists;
    };
  }

  Watch watch(WatchRequest request, Watcher watcher) {
    return unavailable == null ? watches.open(request, watcher) : EndedWatch.tell(watcher, unavailable.getMessage(), loop);
  }

  @Override
  public void abandon(Pending<?> pending, StoreUnavailable why) {
    if (pending != null) pending.answer().completeExceptionally(why);
  }

  @Override
  public void stuck(String why) {
    watches.close(why);
  }

  @Override
  public void failed(Throwable cause) {
    String what = closing ? "the store is closed" : "the store's log has failed: " + cause.getMessage();
    unavailable = new StoreUnavailable(what, cause);
    leading = false;
    deadlines.close();
    watches.close(what);
    if (!closing) consequences.failed(cause);
  }
}
