package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreHealth.State;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gives up on calls that a store without a leader does not answer, so that whoever asked hears of it within a second; and on calls
 * that take longer than any client waits. One timer looks at all calls under way, and there is none while nothing is under way.
 */
final class Patience {
  /** Together below the second in which a client is to hear. */
  static final Duration LOOK = Duration.ofMillis(250);
  static final Duration WITHOUT_LEADER = Duration.ofMillis(500);
  /** Kubernetes' own bound for a request ({@code --request-timeout}). */
  static final Duration WITH_LEADER = Duration.ofSeconds(60);

  private final Loop loop;
  private final StoreHealth health;
  private final Set<Waiting<?>> waiting = new LinkedHashSet<>();
  private boolean looking;

  Patience(Loop loop, StoreHealth health) {
    this.loop = loop;
    this.health = health;
  }

  /** The same answer, or {@link StoreUnavailable}. {@code writes}: giving up does not tell whether it happens. */
  <T> CompletionStage<T> bound(CompletionStage<T> stage, boolean writes) {
    CompletableFuture<T> asked = stage.toCompletableFuture();
    if (asked.isDone()) {
      return asked;
    }
    Waiting<T> call = new Waiting<>(new CompletableFuture<>(), loop.nanos(), writes);
    waiting.add(call);
    look();
    asked.whenComplete((value, failure) -> {
      waiting.remove(call);
      if (failure == null) {
        call.answer.complete(value);
      } else {
        call.answer.completeExceptionally(failure);
      }
    });
    return call.answer;
  }

  private void look() {
    if (looking || waiting.isEmpty()) {
      return;
    }
    looking = true;
    loop.after(LOOK, () -> {
      looking = false;
      StoreHealth.Report report = health.report();
      boolean answers = report.state() == State.WELL || report.state() == State.SLOW;
      long bound = (answers ? WITH_LEADER : WITHOUT_LEADER).toNanos();
      List.copyOf(waiting).stream().filter(call -> loop.nanos() - call.since >= bound).forEach(call -> giveUp(call, report));
      look();
    });
  }

  private void giveUp(Waiting<?> call, StoreHealth.Report report) {
    waiting.remove(call);
    String causes = report.causes().isEmpty() ? "" : ": " + String.join("; ", report.causes());
    String why = switch (report.state()) {
      case WELL, SLOW -> "it took longer than " + WITH_LEADER.toSeconds() + " s" + causes;
      case NO_LEADER -> "it has no leader" + causes;
      case FAILED -> "it has failed" + causes;
    };
    call.answer.completeExceptionally(call.writes ? new StoreUnavailable(why, null) : StoreUnavailable.refused(why));
  }

  /** A call under way. */
  private static final class Waiting<T> {
    private final CompletableFuture<T> answer;
    private final long since;
    private final boolean writes;

    Waiting(CompletableFuture<T> answer, long since, boolean writes) {
      this.answer = answer;
      this.since = since;
      this.writes = writes;
    }
  }
}
