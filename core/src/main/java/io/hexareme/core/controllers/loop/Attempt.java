package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Result;
import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One reconcile of one key: decision, the reads that it asks for, decision, commands. */
final class Attempt {
  /** A decision that still asks for more after so many rounds of reads is broken. */
  private static final int MOST_READ_ROUNDS = 8;

  private final Controller controller;
  private final Surroundings surroundings;
  private final ApiClient client;
  private final CommandSender sender;
  private final Optional<Failure> lastFailure;
  private final Map<Read, Optional<Obj>> answers = new LinkedHashMap<>();
  private final OwnWrites writes = new OwnWrites();
  private Plan plan = Plan.nothing();

  Attempt(Controller controller, Surroundings surroundings, EventRecorder events, String span, Optional<Failure> lastFailure) {
    this.controller = controller;
    this.surroundings = surroundings;
    this.client = surroundings.client().because(span);
    this.sender = new CommandSender(client, events);
    this.lastFailure = lastFailure;
  }

  /** What it wrote; final once {@link #run} is complete. */
  OwnWrites writes() {
    return writes;
  }

  /** What it last decided to do. */
  Plan plan() {
    return plan;
  }

  CompletionStage<Outcome> run(ObjectKey key) {
    return decide(key, 0);
  }

  private CompletionStage<Outcome> decide(ObjectKey key, int round) {
    try {
      plan = controller.reconcile(key, new InformerView(
          surroundings.informers(), surroundings.clock().now(), surroundings.since(), surroundings.randomness(), lastFailure, answers));
    } catch (RuntimeException broken) {
      return CompletableFuture.completedFuture(new Outcome.Broken(broken.toString()));
    }
    List<Read> wanted = plan.reads();
    if (wanted.isEmpty()) {
      return new PlanPerformance(sender, surroundings.informers(), writes, plan).run();
    }
    if (round == MOST_READ_ROUNDS || answers.keySet().containsAll(wanted)) {
      return CompletableFuture.completedFuture(new Outcome.Broken("asks for reads without end: " + wanted));
    }
    return read(wanted).thenCompose(refusal ->
        refusal.isPresent() ? CompletableFuture.completedFuture(refusal.get()) : decide(key, round + 1));
  }

  /** Performs the reads side by side; answers how the attempt ends if one of them is refused. */
  private CompletionStage<Optional<Outcome>> read(List<Read> wanted) {
    List<CompletableFuture<Optional<Outcome>>> reads = new ArrayList<>();
    for (Read read : wanted) {
      reads.add(send(read).thenApply(result -> take(read, result)).toCompletableFuture());
    }
    return CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
        .thenApply(all -> reads.stream().map(CompletableFuture::resultNow).flatMap(Optional::stream).findFirst());
  }

  private CompletionStage<Result> send(Read read) {
    ObjectKey key = read.key();
    if (read.question().isPresent()) {
      return client.create(read.resource(), read.question().get());
    }
    return key.name().isEmpty()
        ? client.list(read.resource(), key.namespace(), Map.of())
        : client.get(read.resource(), key.namespace(), key.name());
  }

  private Optional<Outcome> take(Read read, Result result) {
    return switch (result) {
      case Result.Ok(int code, Obj object) -> {
        answers.put(read, Optional.of(object));
        yield Optional.empty();
      }
      case Result.Failed failed when failed.isNotFound() -> {
        answers.put(read, Optional.empty());
        yield Optional.empty();
      }
      case Result.Failed failed -> Optional.of(new Outcome.Unread(failed.message()));
    };
  }
}
