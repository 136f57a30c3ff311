package io.hexareme.core.scheduler;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Informer;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scheduler's loop: follows Pods, Nodes, Namespaces and disruption budgets, and tries one waiting Pod per turn. Everything
 * happens on the given loop; it owns no thread. Of several schedulers on one cluster each may be started: the API server lets a
 * Pod be bound once.
 */
public final class Scheduler {
  private static final Duration SYNC_CHECK = Duration.ofMillis(10);

  private final Loop loop;
  private final World world;
  private final List<Informer> informers;
  private final Binder binder;
  private final Attempt attempt;
  private boolean turnIsDue;
  private boolean stopped;

  /** @param client under the identity {@code system:kube-scheduler} */
  public Scheduler(ApiClient client, Loop loop, Clock clock, Randomness randomness, Trace trace) {
    this(client, loop, clock, randomness, trace, Set.of());
  }

  /** @param flaws known bugs put back in on purpose, for simulations that must notice them */
  public Scheduler(ApiClient client, Loop loop, Clock clock, Randomness randomness, Trace trace, Set<SchedulerFlaw> flaws) {
    this.loop = loop;
    Decider decider = Decider.kubernetes();
    world = World.empty(loop, decider.filters(), this::turnLater);
    EventRecorder events = new EventRecorder(client, clock, PodWatch.SCHEDULER_NAME, "");
    PodStatusWriter statuses = new PodStatusWriter(client, clock);
    DecisionTrace decisions = new DecisionTrace(trace, clock);
    binder = new Binder(client, loop, world, events, decisions, flaws);
    Evictor evictor = new Evictor(client, world, events, statuses);

    Informer nodes = new Informer(client, loop, Resource.NODES, Map.of());
    Informer pods = new Informer(client, loop, Resource.PODS, Map.of());
    Informer namespaces = new Informer(client, loop, Resource.NAMESPACES, Map.of());
    Informer budgets = new Informer(client, loop, Resource.POD_DISRUPTION_BUDGETS, Map.of());
    informers = List.of(nodes, namespaces, budgets, pods);
    NodeWatch nodeWatch = new NodeWatch(world, flaws);
    nodes.onChange(nodeWatch::nodeChanged);
    namespaces.onChange(nodeWatch::namespaceChanged);
    pods.onChange(new PodWatch(world, pod -> statuses.gated(pod, ""))::changed);
    attempt = new Attempt(world, decider, budgets, randomness, binder, evictor, statuses, events, decisions);
  }

  public void start() {
    informers.forEach(Informer::start);
  }

  public void stop() {
    stopped = true;
    informers.forEach(Informer::stop);
    world.queue().stop();
    binder.stop();
  }

  private void turnLater() {
    if (!turnIsDue && !stopped) {
      turnIsDue = true;
      loop.execute(this::turn);
    }
  }

  /** Before all of the world has been seen once, a decision would count room that is taken. */
  private void turn() {
    if (stopped) {
      return;
    }
    if (!informers.stream().allMatch(Informer::synced)) {
      loop.after(SYNC_CHECK, this::turn);
      return;
    }
    turnIsDue = false;
    world.queue().take().ifPresent(pod -> {
      turnLater();
      attempt.place(pod);
    });
  }
}
