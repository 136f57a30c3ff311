package io.hexareme.core.kubelet.node;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Registers the Node and keeps its status: looks every 10 s, writes what changed, and the heartbeat at least every 5 min. A Node
 * that somebody deletes stays deleted until the kubelet starts anew.
 */
public final class NodeReporter {
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofMinutes(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final NodeConfig config;
  private final NodeObject wanted;
  private final ApiClient client;
  private final EventRecorder events;
  private final Loop loop;
  private final Clock clock;
  private final BooleanSupplier runtimeHealthy;
  private final Consumer<Obj> onRegistered;
  private boolean registered;
  private boolean stopped;
  private Instant lastHeartbeat = Instant.MIN;
  private Loop.Timer timer;

  /** @param onRegistered called once with the Node as the API has it */
  public NodeReporter(NodeConfig config, String runtimeVersion, ApiClient client, EventRecorder events, Loop loop, Clock clock,
      Randomness randomness, BooleanSupplier runtimeHealthy, Consumer<Obj> onRegistered) {
    this.config = config;
    this.wanted = new NodeObject(config, runtimeVersion, randomness);
    this.client = client;
    this.events = events;
    this.loop = loop;
    this.clock = clock;
    this.runtimeHealthy = runtimeHealthy;
    this.onRegistered = onRegistered;
  }

  public void start() {
    tell("Starting", "Starting kubelet.");
    register();
  }

  public void stop() {
    stopped = true;
    cancelTimer();
  }

  /** Looks at once: the runtime's health changed. */
  public void hurry() {
    if (registered && !stopped) {
      cancelTimer();
      look();
    }
  }

  private void register() {
    Unexpected.rethrow(loop, client.create(Resource.NODES, wanted.fresh(clock.now())).thenAccept(result -> {
      switch (result) {
        case Result.Ok _ -> registered();
        case Result.Failed failed when failed.isAlreadyExists() -> registered();
        case Result.Failed _ -> again(RETRY, this::register);
      }
    }));
  }

  private void registered() {
    registered = true;
    look();
  }

  private void look() {
    Unexpected.rethrow(loop, client.get(Resource.NODES, "", config.name()).thenAccept(result -> {
      if (result instanceof Result.Ok(int code, Obj node)) {
        onRegistered.accept(node);
        labels(node);
        status(node);
      } else {
        again(LOOK, this::look);
      }
    }));
  }

  private void labels(Obj node) {
    NodePatch.labels(node, wanted.labels())
        .ifPresent(patch -> client.patch(Resource.NODES, "", config.name(), "", ApiClient.MERGE_PATCH, patch));
  }

  private void status(Obj node) {
    Instant now = clock.now();
    Value before = node.at("status");
    Obj after = wanted.status(before.asObj(), runtimeHealthy.getAsBoolean(), now);
    boolean due = lastHeartbeat.equals(Instant.MIN) || !now.isBefore(lastHeartbeat.plus(HEARTBEAT));
    NodePatch.status(before, after, due).ifPresentOrElse(patch -> write(node, after, patch, now), () -> again(LOOK, this::look));
  }

  private void write(Obj node, Obj after, Obj patch, Instant now) {
    Unexpected.rethrow(loop, client.patch(Resource.NODES, "", config.name(), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch).thenAccept(result -> {
      boolean written = result instanceof Result.Ok;
      if (written) {
        boolean first = lastHeartbeat.equals(Instant.MIN);
        lastHeartbeat = now;
        announce(node, after, first);
      }
      again(written ? LOOK : RETRY, this::look);
    }));
  }

  private void announce(Obj node, Obj after, boolean first) {
    if (first) {
      statusIs("NodeHasSufficientMemory");
      statusIs("NodeHasNoDiskPressure");
      statusIs("NodeHasSufficientPID");
    }
    boolean ready = Conditions.isTrue(Value.obj("status", after), "Ready");
    if (first || ready != Conditions.isTrue(node, "Ready")) {
      statusIs(ready ? "NodeReady" : "NodeNotReady");
    }
  }

  private void statusIs(String reason) {
    tell(reason, "Node " + config.name() + " status is now: " + reason);
  }

  /** Events of a node name it as its own uid, as Kubernetes' kubelet does. */
  private void tell(String reason, String message) {
    events.normal(
        Value.obj("kind", "Node", "apiVersion", "v1", "metadata", Value.obj("name", config.name(), "uid", config.name())), reason, message);
  }

  private void again(Duration delay, Runnable task) {
    if (!stopped) {
      cancelTimer();
      timer = loop.after(delay, task);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
