package io.hexareme.core.client;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Of several candidates for one job at most one leads: the one that holds a Lease (coordination.k8s.io/v1) in {@code kube-system} and renews
 * it. The rules are those of client-go's leader election: a Lease that was not seen to change for 15 s may be taken over, however its times
 * read, for they are another machine's; a leader that has not renewed for 10 s leads no more. What it measures is its own time alone, so a
 * leader gives up before another begins as long as no two clocks differ in speed by a third.
 */
public final class LeaderElection {
  static final Duration LEASE = Duration.ofSeconds(15);
  static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
  static final Duration RETRY = Duration.ofSeconds(2);
  /** A request that is not answered for so long is given up, so that there is time for another before the deadline. */
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final double JITTER = 1.2;

  /** Who wants to lead. */
  public interface Candidate {
    /** From now on it does; told once. */
    void leads();

    /** It does no more, for good: another may. Nothing it started may act any more. */
    void leadsNoMore();
  }

  private final ApiClient client;
  private final Loop loop;
  private final Randomness jitter;
  private final EventRecorder events;
  private final HeldLease record;
  private Candidate candidate;
  private boolean leading;
  private boolean over;
  private int attempt;
  private long renewed;

  /**
   * @param name of the Lease, such as {@code kube-scheduler}
   * @param identity of this candidate, unlike that of any other and of its own earlier lives
   */
  public LeaderElection(ApiClient client, Loop loop, Clock clock, Randomness jitter, String name, String identity) {
    this.client = client;
    this.loop = loop;
    this.jitter = jitter;
    this.events = new EventRecorder(client, clock, name, "");
    this.record = new HeldLease(name, identity, LEASE, clock);
  }

  /** Begins to try. */
  public void start(Candidate who) {
    candidate = who;
    attempt();
  }

  /** Tries no more, and lets go of the Lease at once if it is held, so that others need not wait for its end. What it led has been stopped. */
  public void stop() {
    boolean held = leading && !isLate() && record.isKnown();
    over = true;
    leading = false;
    if (held) {
      client.update(Resource.LEASES, record.released());
    }
  }

  /** Whether what it leads may act now. */
  public boolean leads() {
    return leading && !isLate();
  }

  /** The same server for what is led: once leadership has run out, nothing is sent, even by one that was asleep and does not know yet. */
  public ApiServer guarding(ApiServer server) {
    return request -> {
      if (leads()) {
        return server.handle(request);
      }
      lost();
      return new CompletableFuture<ApiResponse>();
    };
  }

  private boolean isLate() {
    return loop.nanos() - renewed >= RENEW_DEADLINE.toNanos();
  }

  private void attempt() {
    if (over) {
      return;
    }
    int mine = ++attempt;
    long began = loop.nanos();
    Loop.Timer patience = loop.after(PATIENCE, () -> {
      if (mine == attempt) {
        record.forget();
        attempt();
      }
    });
    if (leading && record.isKnown()) {
      client.update(Resource.LEASES, record.mine()).thenAccept(result -> answered(mine, began, patience, result));
    } else {
      client.get(Resource.LEASES, HeldLease.NAMESPACE, record.name()).thenAccept(result -> read(mine, began, patience, result));
    }
  }

  private void read(int mine, long began, Loop.Timer patience, Result result) {
    if (mine != attempt || over) {
      return;
    }
    switch (result) {
      case Result.Ok(int code, Obj found) -> {
        record.observe(found, loop.nanos());
        if (leading && !record.isMine()) {
          patience.cancel();
          lost();
        } else if (leading || record.isFree(loop.nanos())) {
          client.update(Resource.LEASES, record.mine()).thenAccept(written -> answered(mine, began, patience, written));
        } else {
          again(patience);
        }
      }
      case Result.Failed failed when failed.isNotFound() ->
          client.create(Resource.LEASES, record.fresh()).thenAccept(written -> answered(mine, began, patience, written));
      case Result.Failed _ -> again(patience);
    }
  }

  /** @param began when the attempt did: from then on, not from its answer, the time of the Lease counts */
  private void answered(int mine, long began, Loop.Timer patience, Result result) {
    if (mine != attempt || over) {
      return;
    }
    switch (result) {
      case Result.Ok(int code, Obj written) -> {
        record.observe(written, loop.nanos());
        renewed = began;
        if (!leading) {
          win();
        }
      }
      case Result.Failed _ -> record.forget();
    }
    again(patience);
  }

  private void win() {
    leading = true;
    watchDeadline();
    events.normal(record.lease(), "LeaderElection", record.identity() + " became leader");
    candidate.leads();
  }

  private void watchDeadline() {
    long left = renewed + RENEW_DEADLINE.toNanos() - loop.nanos();
    loop.after(Duration.ofNanos(left), () -> {
      if (leading && isLate()) {
        lost();
      } else if (leading) {
        watchDeadline();
      }
    });
  }

  private void lost() {
    if (!over) {
      over = true;
      leading = false;
      candidate.leadsNoMore();
    }
  }

  private void again(Loop.Timer patience) {
    patience.cancel();
    int mine = attempt;
    long wait = leading ? RETRY.toNanos() : RETRY.toNanos() + (long) (jitter.nextDouble() * JITTER * RETRY.toNanos());
    loop.after(Duration.ofNanos(wait), () -> {
      if (mine == attempt) {
        attempt();
      }
    });
  }
}
