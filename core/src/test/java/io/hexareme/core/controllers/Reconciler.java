package io.hexareme.core.controllers;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one controller's decisions step by step against a {@link MemoryApiServer}, on a view that is as old as the test wants. */
public final class Reconciler {
  private final Controller controller;
  private final ApiClient client;
  private final MemoryView view;
  private final List<Command.Event> events = new ArrayList<>();

  public Reconciler(Controller controller, MemoryApiServer server, Instant now) {
    this.controller = controller;
    this.client = new ApiClient(server, new Credential.None(), controller.name());
    this.view = new MemoryView(server, now, controller.watches());
  }

  public MemoryView view() {
    return view;
  }

  public Controller controller() {
    return controller;
  }

  /** The Events told so far. */
  public List<Command.Event> events() {
    return events;
  }

  /** What the controller wants done, its reads answered. */
  public Plan plan(ObjectKey key) {
    view.forgetAnswers();
    Plan plan = controller.reconcile(key, view);
    for (int round = 0; !plan.reads().isEmpty(); round++) {
      if (round > 5) {
        throw new AssertionError("reads without end: " + plan.reads());
      }
      plan.reads().forEach(this::answer);
      plan = controller.reconcile(key, view);
    }
    return plan;
  }

  private void answer(Plan.Read read) {
    if (read.key().name().isEmpty()) {
      view.answer(read, ok(client.list(read.resource(), read.key().namespace(), Map.of()).toCompletableFuture().join()));
    } else {
      view.answer(read);
    }
  }

  private static io.hexareme.ports.value.Value.Obj ok(Result result) {
    return result instanceof Result.Ok(int code, var object) ? object : null;
  }

  /** Decides on a view that is up to date and performs the plan; answers the plan. */
  public Plan step(ObjectKey key) {
    view.catchUp();
    Plan plan = plan(key);
    perform(plan, Integer.MAX_VALUE);
    return plan;
  }

  /** Performs at most {@code most} commands of the plan, as if the process died after them; answers whether all went through. */
  public boolean perform(Plan plan, int most) {
    int done = 0;
    for (Command command : plan.commands()) {
      if (done++ == most || !perform(command)) {
        return false;
      }
    }
    return true;
  }

  private boolean perform(Command command) {
    Result result = send(command);
    if (command instanceof Command.Event event) {
      events.add(event);
    }
    if (command instanceof Command.Told told && result instanceof Result.Ok) {
      told.done().ifPresent(events::add);
    }
    return result instanceof Result.Ok
        || (result instanceof Result.Failed failed && failed.isNotFound()
            && (command instanceof Command.Delete || command instanceof Command.Patch));
  }

  private Result send(Command command) {
    return switch (command) {
      case Command.Create create -> now(client.create(create.resource(), create.object()));
      case Command.Update update -> now(client.update(update.resource(), update.object()));
      case Command.UpdateStatus update -> now(client.updateStatus(update.resource(), update.object()));
      case Command.Patch patch -> now(client.patch(
          patch.resource(), patch.key().namespace(), patch.key().name(), patch.subresource(), patch.type(), patch.patch()));
      case Command.Delete delete ->
          now(client.delete(delete.resource(), delete.key().namespace(), delete.key().name(), delete.options()));
      case Command.DeleteAll all -> now(client.deleteCollection(all.resource(), all.namespace(), Map.of()));
      case Command.Submit submit -> now(client.send(submit.method(), path(submit), Map.of(), new Body.Tree(submit.body()), Body.TREE));
      case Command.Told told -> send(told.command());
      case Command.Event event -> new Result.Ok(200, io.hexareme.ports.value.Value.Obj.EMPTY);
    };
  }

  private static String path(Command.Submit submit) {
    return submit.resource().path(submit.key().namespace()) + "/" + submit.key().name() + "/" + submit.subresource();
  }

  private static Result now(java.util.concurrent.CompletionStage<Result> stage) {
    return stage.toCompletableFuture().join();
  }

  /** Brings only these kinds up to date. */
  public void catchUp(Resource... resources) {
    for (Resource resource : resources) {
      view.catchUp(resource);
    }
  }
}
