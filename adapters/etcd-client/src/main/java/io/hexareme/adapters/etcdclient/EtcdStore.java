package io.hexareme.adapters.etcdclient;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.store.MembershipResult;
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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A store behind the etcd v3 gRPC API (https://etcd.io/docs/v3.5/learning/api/): a real etcd's, or our own members' in other
 * processes. Called on one loop, answers on it; its own work is done on a Vert.x context. Connects when it is first used.
 *
 * <p>Beyond the port: a write of ours that is begun after a watch from the newest revision is heard by that watch; a compaction of
 * ours waits, for a while, for our watches that are behind; and nothing is believed that is older than what was seen before it was
 * asked for, nor anything of another cluster.
 *
 * <p>Where it is weaker than a store in this process: {@link #revokeLease} and {@link #keepLeaseAlive} tell of the lease's keys as
 * they were a moment before or after; a watch that hears nothing for long and then loses its member may find its place compacted.
 */
public final class EtcdStore implements Store, Membership, Maintenance, StoreHealth, AutoCloseable {
  /** etcd's bound: more would overflow when counted in nanoseconds. */
  private static final long MAX_TTL_SECONDS = 9_000_000_000L;

  private final Turns turns;
  private final Endpoints endpoints;
  private final Calls calls;
  private final Newest newest;
  private final Watches watches;
  private final KeyValues keyValues;
  private final Leases leases;
  private final Members members;
  private final Upkeep upkeep;
  private final Probe probe;

  /** @param vertx whose threads do the work; the caller closes it, after this store */
  public EtcdStore(Vertx vertx, Loop loop, EtcdConfig config) {
    Seen seen = new Seen();
    long patienceMillis = config.readTimeout().plus(config.retryFor()).toMillis();
    turns = new Turns(loop, ((VertxInternal) vertx).createEventLoopContext());
    endpoints = new Endpoints(config, vertx);
    calls = new Calls(vertx, endpoints, config, seen);
    newest = new Newest(calls);
    WatchStream stream = new WatchStream(vertx, endpoints, seen);
    watches = new Watches(vertx, turns, stream, newest);
    Compacted compacted = new Compacted(vertx, stream, patienceMillis);
    keyValues = new KeyValues(calls, newest, compacted, watches, patienceMillis);
    leases = new Leases(calls, newest);
    members = new Members(calls, endpoints);
    upkeep = new Upkeep(calls, newest, compacted);
    probe = new Probe(vertx, endpoints, stream, config);
  }

  private <T> CompletionStage<T> ask(Supplier<Future<T>> question) {
    return turns.ask(() -> {
      probe.start();
      return question.get();
    });
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return ask(() -> keyValues.range(request));
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return ask(() -> keyValues.txn(txn));
  }

  @Override
  public CompletionStage<Long> revision() {
    return ask(newest::revision);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    turns.inside(probe::start);
    return watches.open(request, watcher);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return ask(() -> keyValues.compact(revision));
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    if (id < 0 || ttlSeconds < 1 || ttlSeconds > MAX_TTL_SECONDS) {
      throw new IllegalArgumentException("lease " + id + " with a TTL of " + ttlSeconds + " s");
    }
    return ask(() -> leases.grant(id, ttlSeconds));
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return ask(() -> leases.revoke(id));
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return ask(() -> leases.keepAlive(id));
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return ask(() -> leases.lease(id));
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return ask(leases::leases);
  }

  @Override
  public CompletionStage<Long> clusterId() {
    return ask(members::clusterId);
  }

  @Override
  public CompletionStage<List<Member>> members(boolean serializable) {
    return ask(() -> members.members(serializable));
  }

  @Override
  public CompletionStage<MembershipResult> add(List<String> peerUrls, boolean learner) {
    return ask(() -> members.add(peerUrls, learner));
  }

  @Override
  public CompletionStage<MembershipResult> remove(long id) {
    return ask(() -> members.remove(id));
  }

  @Override
  public CompletionStage<MembershipResult> promote(long id) {
    return ask(() -> members.promote(id));
  }

  @Override
  public CompletionStage<MembershipResult> update(long id, List<String> peerUrls) {
    return ask(() -> members.update(id, peerUrls));
  }

  /** Asks the endpoints in turn until the leader is found. */
  @Override
  public CompletionStage<MembershipResult> moveLeader(long id) {
    return ask(() -> members.moveLeader(id));
  }

  /** Of the member that is asked first; a store with one endpoint is one member's. So are {@link #hash} and {@link #defragment}. */
  @Override
  public CompletionStage<Status> status() {
    return ask(upkeep::status);
  }

  @Override
  public CompletionStage<HashResult> hash(long revision) {
    return ask(() -> upkeep.hash(revision));
  }

  /** Refused: what etcd sends as a snapshot is its own file format. */
  @Override
  public CompletionStage<StoreImage> image() {
    return ask(() -> Future.failedFuture(StoreUnavailable.refused("an etcd's content cannot be had as an image over the wire")));
  }

  @Override
  public CompletionStage<Void> defragment() {
    return ask(upkeep::defragment);
  }

  @Override
  public CompletionStage<List<Alarm>> alarms() {
    return ask(upkeep::alarms);
  }

  @Override
  public CompletionStage<List<Alarm>> alarm(Alarm alarm, boolean raised) {
    return ask(() -> upkeep.alarm(alarm, raised));
  }

  @Override
  public Report report() {
    return probe.report();
  }

  /** Ends all: calls under way fail, watchers hear that it is closed, connections go. Does not wait for that. */
  @Override
  public void close() {
    turns.inside(() -> {
      probe.close();
      watches.close("the store is closed");
      calls.close();
      endpoints.close();
    });
  }
}
