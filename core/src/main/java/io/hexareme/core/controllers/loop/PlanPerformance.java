package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.Result;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends one plan's commands, batch by batch, up to the first refusal. */
final class PlanPerformance {
  private final CommandSender sender;
  private final SharedInformers informers;
  private final OwnWrites writes;
  private final Plan plan;
  private final List<List<Command>> batches;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private int next;

  private record Answered(Command command, Result result) {}

  PlanPerformance(CommandSender sender, SharedInformers informers, OwnWrites writes, Plan plan) {
    this.sender = sender;
    this.informers = informers;
    this.writes = writes;
    this.plan = plan;
    this.batches = Batches.of(plan.commands());
  }

  CompletionStage<Outcome> run() {
    advance();
    return outcome;
  }

  /** Goes on as long as answers are there at once; a loop, so that a long plan needs no deep stack. */
  private void advance() {
    while (next < batches.size()) {
      List<CompletableFuture<Answered>> answers = send(batches.get(next++));
      CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
      if (!all.isDone()) {
        all.whenComplete((nothing, failure) -> {
          if (take(answers)) {
            advance();
          }
        });
        return;
      }
      if (!take(answers)) {
        return;
      }
    }
    outcome.complete(new Outcome.Done(plan.recheck()));
  }

  private List<CompletableFuture<Answered>> send(List<Command> batch) {
    List<CompletableFuture<Answered>> answers = new ArrayList<>();
    for (Command command : batch) {
      answers.add(sender.send(command).thenApply(result -> new Answered(command, result)).toCompletableFuture());
    }
    return answers;
  }

  /** Takes a batch's answers; false when they end the plan. */
  private boolean take(List<CompletableFuture<Answered>> answers) {
    Optional<Outcome> end = Optional.empty();
    for (CompletableFuture<Answered> answer : answers) {
      if (answer.isCompletedExceptionally()) {
        end = Optional.of(new Outcome.Broken(String.valueOf(answer.exceptionNow())));
      } else {
        Optional<Outcome> refusal = note(answer.resultNow());
        end = end.isPresent() ? end : refusal;
      }
    }
    end.ifPresent(outcome::complete);
    return end.isEmpty();
  }

  private Optional<Outcome> note(Answered answered) {
    Command command = answered.command() instanceof Command.Told told ? told.command() : answered.command();
    return switch (answered.result()) {
      case Result.Ok(int code, Obj object) -> {
        noteWrite(command, object);
        yield Optional.empty();
      }
      case Result.Failed failed when Refusals.isSuccess(command, failed) -> {
        noteWrite(command, Obj.EMPTY);
        yield Optional.empty();
      }
      case Result.Failed failed -> Optional.of(Refusals.outcome(command, failed));
    };
  }

  private void noteWrite(Command command, Obj answer) {
    switch (command) {
      case Command.Delete delete -> writes.deleted(delete.resource(), delete.key(), uid(delete), answer);
      case Command.DeleteAll _, Command.Event _ -> {}
      case Command.Create _, Command.Update _, Command.UpdateStatus _, Command.Patch _, Command.Submit _, Command.Told _ ->
          writes.wrote(command.resource(), answer);
    }
  }

  /** The uid of what was deleted: the one that was asked for, else the one that the view knows under that name. */
  private String uid(Command.Delete delete) {
    String asked = delete.options().text("preconditions", "uid");
    return asked.isEmpty()
        ? informers.of(delete.resource()).flatMap(informer -> informer.get(delete.key())).map(Meta::uid).orElse("")
        : asked;
  }
}
