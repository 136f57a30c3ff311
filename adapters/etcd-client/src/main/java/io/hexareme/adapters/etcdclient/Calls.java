package io.hexareme.adapters.etcdclient;

import com.google.protobuf.Message;
import io.hexareme.adapters.etcdclient.Answer.Declined;
import io.hexareme.adapters.etcdclient.Answer.Told;
import io.hexareme.ports.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a question to one endpoint after the other until there is an answer. What changes nothing is asked again whatever happened; a
 * change only when it is certain that it did not happen. Bounded by {@link EtcdConfig#retryFor}.
 */
final class Calls {
  private static final long PAUSE_MILLIS = 50;

  private final Vertx vertx;
  private final Endpoints endpoints;
  private final EtcdConfig config;
  private final Seen seen;
  private final Set<Round<?, ?>> underWay = new LinkedHashSet<>();
  private boolean closed;

  Calls(Vertx vertx, Endpoints endpoints, EtcdConfig config, Seen seen) {
    this.vertx = vertx;
    this.endpoints = endpoints;
    this.config = config;
    this.seen = seen;
  }

  /** How a question is treated: may it be asked twice, and must the answer be as new as all that was seen? */
  enum Manner {
    /** A read that must see everything acknowledged before. */
    LINEARIZABLE,
    /** A question that the leader alone can answer; the revision beside the answer is the asked member's own. */
    LED,
    /** A read of whatever the member has. */
    LOCAL,
    /** A write. */
    WRITE;

    boolean repeats() {
      return this != WRITE;
    }

    boolean requiresLeader() {
      return this != LOCAL;
    }

    boolean mayLag() {
      return this == LOCAL || this == LED;
    }
  }

  /**
   * Gives what was told, or {@link Declined} with an error that is the answer ({@link Verdict#FINAL}). Fails with
   * {@link StoreUnavailable}, refused when it is certain that nothing happened.
   */
  <Q extends Message, R extends Message> Future<Answer<R>> ask(Methods.Unary<Q, R> method, Q question, Manner manner) {
    return ask(method, question, manner, manner.repeats() ? config.readTimeout().toMillis() : config.writeTimeout().toMillis());
  }

  <Q extends Message, R extends Message> Future<Answer<R>> ask(
      Methods.Unary<Q, R> method, Q question, Manner manner, long timeoutMillis) {
    if (closed) return Future.failedFuture(StoreUnavailable.refused("the store is closed"));
    Round<Q, R> round = new Round<>(method, question, manner, timeoutMillis);
    underWay.add(round);
    round.attempt();
    return round.outcome.future();
  }

  /** Ends what is under way: nobody will hear what came of it. */
  void close() {
    closed = true;
    for (Round<?, ?> round : List.copyOf(underWay)) round.fail("the store is closed", false);
  }

  private final class Round<Q extends Message, R extends Message> {
    private final Methods.Unary<Q, R> method;
    private final Q question;
    private final Manner manner;
    private final long timeoutMillis;
    private final Promise<Answer<R>> outcome = Promise.promise();
    private final long begun = System.nanoTime();
    // Only all that was seen before the question was put binds the answer; later news may overtake it.
    private final long floor = seen.revision();
    private final List<String> tried = new ArrayList<>();

    Round(Methods.Unary<Q, R> method, Q question, Manner manner, long timeoutMillis) {
      this.method = method;
      this.question = question;
      this.manner = manner;
      this.timeoutMillis = timeoutMillis;
    }

    void attempt() {
      if (outcome.future().isComplete()) return;
      Endpoint endpoint = endpoints.preferred();
      endpoint.ask(method, question, manner.requiresLeader(), timeoutMillis).onSuccess(answer -> judge(endpoint, answer));
    }

    private void judge(Endpoint endpoint, Answer<R> answer) {
      if (outcome.future().isComplete()) return;
      switch (answer) {
        case Told<R> told -> believe(endpoint, told);
        case Declined<R> declined -> weigh(endpoint, declined);
        case Answer.NotSent<R> notSent -> failed(endpoint, notSent.why(), true);
        case Answer.Lost<R> lost -> failed(endpoint, lost.why(), false);
      }
    }

    private void believe(Endpoint endpoint, Told<R> told) {
      String doubt = seen.doubt(method.header().apply(told.message()), manner.mayLag() ? 0 : floor);
      if (doubt == null) finish(told);
      else failed(endpoint, doubt, false);
    }

    private void weigh(Endpoint endpoint, Declined<R> declined) {
      switch (Verdict.of(declined.status(), declined.text())) {
        case FINAL -> finish(declined);
        case NOT_TAKEN -> failed(endpoint, declined.text(), true);
        case UNKNOWN -> failed(endpoint, declined.text(), false);
      }
    }

    private void failed(Endpoint endpoint, String why, boolean harmless) {
      endpoint.failed(why);
      endpoints.avoid(endpoint);
      tried.add(endpoint + ": " + why);
      boolean again = harmless || manner.repeats();
      boolean late = System.nanoTime() - begun > config.retryFor().toNanos();
      if (!again || late) fail(String.join("; ", lastOfEach()), again);
      else if (tried.size() < endpoints.size()) attempt();
      else vertx.setTimer(PAUSE_MILLIS, _ -> attempt());
    }

    private List<String> lastOfEach() {
      return new LinkedHashSet<>(tried.subList(Math.max(0, tried.size() - endpoints.size()), tried.size())).stream().toList();
    }

    private void finish(Answer<R> answer) {
      underWay.remove(this);
      outcome.complete(answer);
    }

    void fail(String why, boolean harmless) {
      underWay.remove(this);
      String text = "etcd gave no answer (" + why + ")";
      outcome.fail(harmless ? StoreUnavailable.refused(text) : new StoreUnavailable(text, null));
    }
  }
}
