package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Informer;
import io.hexareme.core.client.QueueFigures;
import io.hexareme.core.client.WorkQueue;
import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One controller at work: its queue, the keys in flight, what it remembers of a key between two attempts. */
final class ControllerRunner {
  private static final Duration FIRST_RETRY = Duration.ofMillis(5);
  private static final Duration LAST_RETRY = Duration.ofSeconds(60);
  private static final int MOST_IN_FLIGHT = 16;

  private final Controller controller;
  private final boolean heedless;
  private Surroundings surroundings;
  private final EventRecorder events;
  private final ReconcileTrace trace;
  private final WorkQueue<ObjectKey> queue;
  private final ParkedKeys parked;
  private final Map<ObjectKey, OwnWrites> ownWrites = new LinkedHashMap<>();
  private final Map<ObjectKey, Failure> failures = new LinkedHashMap<>();
  private final Map<ObjectKey, Long> causes = new LinkedHashMap<>();
  private boolean started;
  private boolean stopped;
  private boolean pumpScheduled;
  private int inFlight;

  /** @param heedless whether to act on views that lack its own writes: a bug to be found */
  ControllerRunner(Controller controller, Surroundings surroundings, boolean heedless) {
    this.controller = controller;
    this.heedless = heedless;
    this.surroundings = surroundings;
    this.events = new EventRecorder(surroundings.client(), surroundings.clock(), controller.name(), "");
    this.trace = new ReconcileTrace(controller, surroundings);
    this.queue = new WorkQueue<>(surroundings.loop(), FIRST_RETRY, LAST_RETRY, this::schedulePump,
        QueueFigures.of(surroundings.metrics(), controller.name().replace("-controller", ""), surroundings.loop()));
    this.parked = new ParkedKeys(surroundings.informers());
  }

  /** The kinds that it must see beside the fixed ones, as of now. */
  List<Resource> watchesNow() {
    return controller.watchesNow(view());
  }

  /** Begins if all kinds are there already (they may have been listed within {@code start} of the informers). */
  void start() {
    beginWhenSynced();
  }

  void stop() {
    stopped = true;
  }

  boolean isQuiet() {
    return started && queue.size() == 0 && parked.isEmpty();
  }

  /** An informer came to a new revision. */
  void progressed(Resource resource) {
    beginWhenSynced();
    parked.release(resource).forEach(queue::add);
  }

  /** Reports every object as appeared once all kinds have been listed: a decision on half a view would be wrong. */
  private void beginWhenSynced() {
    if (started || stopped || !controller.watches().stream().map(this::informer).allMatch(Informer::synced)) {
      return;
    }
    started = true;
    surroundings = surroundings.seeingSince(surroundings.clock().now());
    for (Resource resource : controller.watches()) {
      Informer informer = informer(resource);
      informer.all().forEach(object -> changed(informer, null, object));
    }
  }

  private Informer informer(Resource resource) {
    return surroundings.informers().of(resource).orElseThrow();
  }

  void changed(Informer informer, Obj before, Obj after) {
    if (!started || stopped) {
      return;
    }
    long revision = after == null ? informer.revision() : Meta.revision(after);
    try {
      for (ObjectKey key : controller.affected(informer.resource(), before, after, view())) {
        causes.put(key, revision);
        queue.add(key);
      }
    } catch (RuntimeException broken) {
      trace.panic(Meta.subject(after == null ? before : after), revision, broken.toString());
    }
  }

  private ClusterView view() {
    return new InformerView(
        surroundings.informers(), surroundings.clock().now(), surroundings.since(), surroundings.randomness(), Optional.empty(), Map.of());
  }

  /** In a turn of its own: a key becomes ready in the middle of an informer's change. */
  private void schedulePump() {
    if (!pumpScheduled) {
      pumpScheduled = true;
      surroundings.loop().execute(() -> {
        pumpScheduled = false;
        pump();
      });
    }
  }

  private void pump() {
    while (!stopped && inFlight < MOST_IN_FLIGHT) {
      Optional<ObjectKey> next = queue.take();
      if (next.isEmpty()) {
        return;
      }
      ObjectKey key = next.get();
      if (!heedless && parked.park(key, ownWrites.get(key))) {
        queue.done(key);
      } else {
        ownWrites.remove(key);
        attempt(key);
      }
    }
  }

  private void attempt(ObjectKey key) {
    inFlight++;
    String span = trace.newSpan();
    Instant began = surroundings.clock().now();
    Long cause = causes.remove(key);
    Attempt attempt = new Attempt(controller, surroundings, events, span, Optional.ofNullable(failures.get(key)));
    attempt.run(key).whenComplete((outcome, failure) -> {
      Outcome end = failure == null ? outcome : new Outcome.Broken(failure.toString());
      trace.attempted(key, span, began, cause == null ? 0 : cause, attempt.plan(), end);
      finish(key, attempt.writes(), end);
    });
  }

  private void finish(ObjectKey key, OwnWrites writes, Outcome outcome) {
    inFlight--;
    if (stopped) {
      return;
    }
    if (!writes.isEmpty()) {
      ownWrites.put(key, writes);
    }
    switch (outcome) {
      case Outcome.Done(Optional<Duration> recheck) -> {
        failures.remove(key);
        queue.forget(key);
        recheck.ifPresent(delay -> queue.addAfter(key, delay));
      }
      case Outcome.Moot _ -> {
        failures.remove(key);
        queue.forget(key);
      }
      case Outcome.Stale _, Outcome.Unread _, Outcome.Broken _ -> queue.retry(key);
      case Outcome.Refused(Failure failure) -> {
        failures.put(key, failure);
        queue.retry(key);
      }
    }
    queue.done(key);
    schedulePump();
  }
}
