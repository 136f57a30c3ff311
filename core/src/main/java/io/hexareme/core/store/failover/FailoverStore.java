package io.hexareme.core.store.failover;

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
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One store over several members that hold the same. A call goes to the member that answered last; when that one gives none, the next
 * is asked, unless the operation may have happened: then the caller hears so, because doing it twice is not the same as once.
 *
 * <p>Gives up a quarter of a second after the call: a member that refuses for want of a leader has waited for one itself.
 */
public final class FailoverStore implements Store {
  private static final long PATIENCE_NANOS = Duration.ofMillis(250).toNanos();

  private final List<Store> members;
  private final Loop loop;
  private final Set<ResumedWatch> watches = new LinkedHashSet<>();
  private int preferred;

  /** @param members at least one; each is called, and answers, on {@code loop} */
  public FailoverStore(List<Store> members, Loop loop) {
    if (members.isEmpty()) throw new IllegalArgumentException("a store needs a member");
    this.members = List.copyOf(members);
    this.loop = loop;
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return attempt(member -> member.range(request), true);
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return attempt(member -> member.txn(txn), false);
  }

  @Override
  public CompletionStage<Long> revision() {
    return attempt(Store::revision, true);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    ResumedWatch watch = new ResumedWatch(this, loop, request, watcher);
    watches.add(watch);
    watch.open();
    return watch;
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return attempt(member -> member.compact(revision), false);
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return attempt(member -> member.grantLease(id, ttlSeconds), false);
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return attempt(member -> member.revokeLease(id), false);
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return attempt(member -> member.keepLeaseAlive(id), true);
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return attempt(member -> member.lease(id), true);
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return attempt(Store::leases, true);
  }

  /** The member that is asked first. */
  Store member() {
    return members.get(preferred);
  }

  /** Asks another one first from now on, and listens there. */
  void turnFrom(Store failed) {
    if (member() != failed || members.size() == 1) return;
    preferred = (preferred + 1) % members.size();
    List.copyOf(watches).forEach(watch -> watch.turnFrom(failed));
  }

  /** That watch is over. */
  void left(ResumedWatch watch) {
    watches.remove(watch);
  }

  private <R> CompletionStage<R> attempt(Function<Store, CompletionStage<R>> call, boolean repeatable) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    attempt(call, repeatable, members.size(), loop.nanos() + PATIENCE_NANOS, answer);
    return answer;
  }

  private <R> void attempt(Function<Store, CompletionStage<R>> call, boolean repeatable, int left, long until, CompletableFuture<R> answer) {
    Store member = member();
    call.apply(member).whenComplete((result, thrown) -> {
      if (thrown == null) {
        answer.complete(result);
        return;
      }
      Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
      boolean again = cause instanceof StoreUnavailable unavailable && (repeatable || unavailable.refused());
      if (cause instanceof StoreUnavailable) turnFrom(member); // who cannot say what came of one call will not of the next
      if (again && left > 1 && loop.nanos() < until) {
        attempt(call, repeatable, left - 1, until, answer);
      } else {
        answer.completeExceptionally(cause);
      }
    });
  }
}
