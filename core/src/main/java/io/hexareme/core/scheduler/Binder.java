package io.hexareme.core.scheduler;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import io.hexareme.core.scheduler.queue.Backoff;
import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Set;

/**
 * Writes the chosen node onto the Pod. From the moment of the choice the Pod is assumed to be there, so the next decision counts
 * it although the binding is still under way. A refusal undoes that. When it is not known whether the binding was made, it is
 * asked for again, for the same node: making it twice is refused and harmless, forgetting one that was made would give its room
 * away.
 */
final class Binder {
  private final ApiClient client;
  private final Loop loop;
  private final World world;
  private final EventRecorder events;
  private final DecisionTrace trace;
  private final Set<SchedulerFlaw> flaws;
  private boolean stopped;

  Binder(ApiClient client, Loop loop, World world, EventRecorder events, DecisionTrace trace, Set<SchedulerFlaw> flaws) {
    this.client = client;
    this.loop = loop;
    this.world = world;
    this.events = events;
    this.trace = trace;
    this.flaws = flaws;
  }

  void bind(PodInfo pod, String node, String span) {
    PodInfo assumed = pod.on(node);
    if (!flaws.contains(SchedulerFlaw.BINDING_UNDER_WAY_DOES_NOT_COUNT)) {
      world.table().putPod(assumed);
    }
    world.nominated().remove(pod.uid());
    post(assumed, span, 1);
  }

  void stop() {
    stopped = true;
  }

  private void post(PodInfo pod, String span, int attempt) {
    client.because(span)
        .createAt(Resource.PODS, pod.key().namespace(), pod.key().name(), "binding", binding(pod))
        .whenComplete((result, failure) -> answered(pod, result, span, attempt));
  }

  private static Obj binding(PodInfo pod) {
    return Value.obj(
        "apiVersion", "v1",
        "kind", "Binding",
        "metadata", Value.obj("name", pod.key().name(), "namespace", pod.key().namespace(), "uid", pod.uid()),
        "target", Value.obj("apiVersion", "v1", "kind", "Node", "name", pod.node()));
  }

  /** @param result null when there was no answer */
  private void answered(PodInfo pod, Result result, String span, int attempt) {
    if (stopped) {
      return;
    }
    switch (result) {
      case Result.Ok _ -> made(pod);
      case Result.Failed failed when failed.code() == 409 && attempt > 1 -> ask(pod, failed, span, attempt);
      case Result.Failed failed when isFinal(failed) -> refused(pod, failed, span);
      case Result.Failed _ -> again(pod, span, attempt);
      case null -> again(pod, span, attempt);
    }
  }

  private void made(PodInfo pod) {
    events.normal(pod.object(), "Scheduled", "Successfully assigned " + pod.key() + " to " + pod.node());
  }

  /** A repeated binding was refused: that may be because an earlier one was made after all. The Pod itself knows. */
  private void ask(PodInfo pod, Result.Failed refusal, String span, int attempt) {
    client.because(span).get(Resource.PODS, pod.key().namespace(), pod.key().name()).whenComplete((result, failure) -> {
      if (stopped) {
        return;
      }
      switch (result) {
        case Result.Ok(int code, Obj now) when Meta.uid(now).equals(pod.uid()) && isOn(now, pod.node()) -> made(pod);
        case Result.Ok _ -> refused(pod, refusal, span);
        case Result.Failed failed when failed.isNotFound() -> refused(pod, failed, span);
        case Result.Failed _ -> again(pod, span, attempt);
        case null -> again(pod, span, attempt);
      }
    });
  }

  private static boolean isOn(Value pod, String node) {
    return pod.text("spec", "nodeName").equals(node);
  }

  private static boolean isFinal(Result.Failed failed) {
    return failed.code() < 500 && failed.code() != 408 && failed.code() != 429;
  }

  private void again(PodInfo pod, String span, int attempt) {
    if (flaws.contains(SchedulerFlaw.UNKNOWN_BINDING_IS_NOT_MADE)) {
      forget(pod);
      return;
    }
    loop.after(Backoff.after(attempt), () -> {
      if (stopped || !isAssumedStill(pod)) {
        return;
      }
      if (world.table().node(pod.node()) == null) {
        forget(pod);
      } else {
        post(pod, span, attempt + 1);
      }
    });
  }

  private void refused(PodInfo pod, Result.Failed failed, String span) {
    trace.bindingFailed(pod, pod.node(), failed.code() + " " + failed.message(), span);
    if (isAssumedStill(pod)) {
      forget(pod);
      if (!failed.isNotFound()) {
        events.warning(pod.object(), "FailedScheduling", "binding rejected: " + failed.message());
      }
    }
  }

  /** Whether nothing newer has been seen of the Pod meanwhile. */
  private boolean isAssumedStill(PodInfo pod) {
    return world.table().placed(pod.uid()) == pod;
  }

  private void forget(PodInfo pod) {
    world.table().removePod(pod.uid());
    world.queue().retry(pod.uid());
    world.queue().happened(ClusterEvent.POD_GONE);
  }
}
