package io.hexareme.adapters.assembly;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.time.Loop;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A leader that is about to stop gives leadership to another voter, so that clients need not wait for an election. */
final class Handover {
  private static final long PATIENCE_MILLIS = 1_000;

  private final EmbeddedStore store;
  private final Loop loop;
  private final long self;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  Handover(EmbeddedStore store, Loop loop, long self) {
    this.store = store;
    this.loop = loop;
    this.self = self;
  }

  /** Blocks for a second at most. When it comes to nothing, an election will do. */
  void attempt() {
    loop.execute(() -> {
      if (store.isLeading()) {
        store.membership().members(true).thenAccept(members -> offer(voters(members)));
      } else {
        done.complete(null);
      }
    });
    try {
      done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException elected) {
      done.complete(null);
    }
  }

  private Iterator<Member> voters(List<Member> members) {
    return members.stream().filter(member -> member.id() != self && !member.learner()).iterator();
  }

  private void offer(Iterator<Member> voters) {
    if (done.isDone() || !voters.hasNext()) {
      done.complete(null);
      return;
    }
    store.membership().moveLeader(voters.next().id()).whenComplete((result, failure) -> {
      if (result instanceof MembershipResult.Changed) {
        done.complete(null);
      } else {
        offer(voters);
      }
    });
  }
}
