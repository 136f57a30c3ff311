package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.ResponseHeader;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * How this member stands: what every response header says, and whether there is a leader. Asked anew for calls that need the newest
 * revision, and several times a second for the rest, so a header's term may be that much old. Lives on the store's loop.
 */
final class Standing {
  private static final Duration REFRESH = Duration.ofMillis(100);

  private final Loop loop;
  private final Maintenance maintenance;
  private final Membership membership;
  private Status last = new Status(0, 0, false, "", 0, 0, 1, 0, 0, 0, List.of());
  private long cluster;
  private long withoutLeaderSince;
  private Loop.Timer timer = () -> {};

  Standing(Loop loop, Maintenance maintenance, Membership membership) {
    this.loop = loop;
    this.maintenance = maintenance;
    this.membership = membership;
  }

  /** Completes when headers can be made. */
  CompletionStage<Void> start() {
    return membership.clusterId().thenCompose(id -> {
      cluster = id;
      return now();
    }).thenAccept(status -> tick());
  }

  void close() {
    timer.cancel();
  }

  private void tick() {
    timer = loop.after(REFRESH, () -> {
      tick();
      now();
    });
  }

  CompletionStage<Status> now() {
    return maintenance.status().thenApply(status -> {
      if (status.leader() != 0) withoutLeaderSince = 0;
      else if (withoutLeaderSince == 0) withoutLeaderSince = Math.max(1, loop.nanos());
      last = status;
      return status;
    });
  }

  Status last() {
    return last;
  }

  boolean leaderless() {
    return last.leader() == 0;
  }

  boolean leaderlessFor(Duration patience) {
    return leaderless() && loop.nanos() - withoutLeaderSince >= patience.toNanos();
  }

  /** A header to be built later, on any thread. */
  Supplier<ResponseHeader> header(long revision) {
    long member = last.member();
    long term = last.term();
    return () -> ResponseHeader.newBuilder()
        .setClusterId(cluster).setMemberId(member).setRevision(revision).setRaftTerm(term).build();
  }

  /** Without a revision, as in answers about the cluster. */
  Supplier<ResponseHeader> header() {
    return header(0);
  }

  /** With the newest revision this member has. */
  CompletionStage<Supplier<ResponseHeader>> newestHeader() {
    return now().thenApply(status -> header(status.revision()));
  }
}
