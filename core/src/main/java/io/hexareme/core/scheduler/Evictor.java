package io.hexareme.core.scheduler;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.scheduler.preemption.Preemption;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;

/** Carries a preemption out: keeps the room for the Pod, and deletes the victims with their usual grace. */
final class Evictor {
  private final ApiClient client;
  private final World world;
  private final EventRecorder events;
  private final PodStatusWriter statuses;

  Evictor(ApiClient client, World world, EventRecorder events, PodStatusWriter statuses) {
    this.client = client;
    this.world = world;
    this.events = events;
    this.statuses = statuses;
  }

  void evictFor(PodInfo pod, Preemption.Outcome.Nominated outcome, String span) {
    for (PodInfo weaker : world.nominated().below(outcome.node(), pod.priority())) {
      world.nominated().remove(weaker.uid());
      statuses.noLongerNominated(weaker, span);
    }
    world.nominated().nominate(pod, outcome.node());
    outcome.victims().forEach(victim -> evict(victim, pod, outcome.node(), span));
  }

  private void evict(PodInfo victim, PodInfo pod, String node, String span) {
    world.nominated().leaves(victim.uid());
    statuses.preempted(victim, span);
    client.because(span)
        .delete(
            Resource.PODS,
            victim.key().namespace(),
            victim.key().name(),
            Value.obj(
                "apiVersion", "v1",
                "kind", "DeleteOptions",
                "preconditions", Value.obj("uid", victim.uid())))
        .whenComplete((result, failure) -> {
          if (!(result instanceof Result.Ok) && !(result instanceof Result.Failed failed && failed.isNotFound())) {
            world.nominated().left(victim.uid());
            world.queue().wake(pod.uid());
          }
        });
    events.normal(victim.object(), "Preempted", "Preempted by pod " + pod.uid() + " on node " + node);
  }
}
