package io.hexareme.core.scheduler;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Informer;
import io.hexareme.core.scheduler.preemption.DisruptionBudgets;
import io.hexareme.core.scheduler.preemption.Preemption;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.Randomness;

/** One attempt to place a Pod: decides and carries the decision out. */
final class Attempt {
  private final World world;
  private final Decider decider;
  private final Preemption preemption;
  private final Informer budgets;
  private final Randomness randomness;
  private final Binder binder;
  private final Evictor evictor;
  private final PodStatusWriter statuses;
  private final EventRecorder events;
  private final DecisionTrace trace;
  private long attempts;

  Attempt(
      World world,
      Decider decider,
      Informer budgets,
      Randomness randomness,
      Binder binder,
      Evictor evictor,
      PodStatusWriter statuses,
      EventRecorder events,
      DecisionTrace trace) {
    this.world = world;
    this.decider = decider;
    this.preemption = new Preemption(decider.filters());
    this.budgets = budgets;
    this.randomness = randomness;
    this.binder = binder;
    this.evictor = evictor;
    this.statuses = statuses;
    this.events = events;
    this.trace = trace;
  }

  void place(PodInfo pod) {
    String span = "scheduler-" + ++attempts;
    Decision decision = decider.decide(pod, world.table(), world.nominated(), randomness.nextLong());
    switch (decision) {
      case Decision.Bound bound -> {
        trace.decided(pod, bound, "", span);
        binder.bind(pod, bound.node(), span);
      }
      case Decision.Unschedulable nowhere -> {
        String message = message(nowhere, nowhere.rejections().isEmpty() ? "" : makeRoom(pod, nowhere, span));
        trace.decided(pod, nowhere, message, span);
        world.queue().unschedulable(pod.uid(), nowhere.rejectedBy());
        events.warning(pod.object(), "FailedScheduling", message);
        statuses.unschedulable(pod, message, world.nominated().nodeOf(pod.uid()), span);
      }
    }
  }

  private static String message(Decision.Unschedulable nowhere, String preemption) {
    return preemption.isEmpty() ? nowhere.message() : nowhere.message() + " " + preemption;
  }

  /** Tries preemption; answers what it has to say when it does not help. */
  private String makeRoom(PodInfo pod, Decision.Unschedulable nowhere, String span) {
    Preemption.Outcome outcome = preemption.decide(
        pod,
        world.table(),
        nowhere.rejections(),
        world.nominated(),
        DisruptionBudgets.of(budgets.all()),
        randomness.nextLong());
    return switch (outcome) {
      case Preemption.Outcome.Nominated room -> {
        evictor.evictFor(pod, room, span);
        yield "";
      }
      case Preemption.Outcome.Waiting waiting -> waiting.message();
      case Preemption.Outcome.Hopeless hopeless -> {
        world.nominated().remove(pod.uid());
        yield hopeless.message();
      }
    };
  }
}
