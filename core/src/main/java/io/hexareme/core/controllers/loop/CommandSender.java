package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Result;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns one command into the request that it stands for. */
final class CommandSender {
  private final ApiClient client;
  private final EventRecorder events;

  CommandSender(ApiClient client, EventRecorder events) {
    this.client = client;
    this.events = events;
  }

  CompletionStage<Result> send(Command command) {
    return switch (command) {
      case Command.Create create -> client.create(create.resource(), create.object());
      case Command.Update update -> client.update(update.resource(), update.object());
      case Command.UpdateStatus update -> client.updateStatus(update.resource(), update.object());
      case Command.Patch patch -> client.patch(
          patch.resource(), patch.key().namespace(), patch.key().name(), patch.subresource(), patch.type(), patch.patch());
      case Command.Delete delete ->
          client.delete(delete.resource(), delete.key().namespace(), delete.key().name(), delete.options());
      case Command.DeleteAll all -> client.deleteCollection(all.resource(), all.namespace(), Map.of());
      case Command.Submit submit -> client.send(
          submit.method(), path(submit), Map.of(), new Body.Tree(submit.body()), Body.TREE);
      case Command.Told told -> send(told.command()).thenApply(result -> tell(told, result));
      case Command.Event event -> tell(event, event.message());
    };
  }

  private static String path(Command.Submit submit) {
    ObjectKey key = submit.key();
    return submit.resource().path(key.namespace()) + "/" + key.name() + "/" + submit.subresource();
  }

  private CompletionStage<Result> tell(Command.Event event, String message) {
    events.record(event.about(), "", event.type(), event.reason(), message);
    return CompletableFuture.completedFuture(new Result.Ok(200, Obj.EMPTY));
  }

  private Result tell(Command.Told told, Result result) {
    switch (result) {
      case Result.Ok(int code, Obj object) -> told.done().ifPresent(event -> tellOf(event, name(told.command(), object)));
      case Result.Failed failed when Refusals.isOfPassingInterest(told.command(), failed) -> {}
      case Result.Failed failed -> told.refused().ifPresent(event -> tellOf(event, failed.message()));
    }
    return result;
  }

  private void tellOf(Command.Event event, String what) {
    tell(event, event.message().replace("%s", what));
  }

  private static String name(Command command, Obj answer) {
    return command instanceof Command.Delete delete ? delete.key().name() : Meta.name(answer);
  }
}
