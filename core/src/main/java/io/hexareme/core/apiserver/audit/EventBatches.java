package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gathers events and sends them in batches: as soon as one is full, or has waited long enough. Several may be under way at once. */
final class EventBatches {
  private final AuditWebhookSettings.Batching settings;
  private final EventDelivery delivery;
  private final Loop loop;
  private final Throttle throttle;
  private final Runnable onLost;
  private final Deque<Obj> waiting = new ArrayDeque<>();
  private Loop.Timer timer; // null when nothing waits

  /** @param onLost told of each event that found no place */
  EventBatches(AuditWebhookSettings.Batching settings, EventDelivery delivery, Loop loop, Runnable onLost) {
    this.settings = settings;
    this.delivery = delivery;
    this.loop = loop;
    this.onLost = onLost;
    throttle = new Throttle(loop, settings.throttleQps(), settings.throttleBurst());
  }

  void add(Obj event) {
    if (waiting.size() >= settings.bufferSize()) {
      onLost.run();
      return;
    }
    waiting.add(event);
    if (waiting.size() == settings.maxSize()) {
      cancelTimer();
      flush();
    } else if (timer == null) {
      timer = loop.after(settings.maxWait(), this::flush);
    }
  }

  /** Sends what there is, a batch at a time. */
  private void flush() {
    timer = null;
    if (!throttle.take()) {
      timer = loop.after(throttle.untilNext(), this::flush);
      return;
    }
    delivery.send(next());
    if (!waiting.isEmpty()) {
      timer = loop.after(waiting.size() >= settings.maxSize() ? throttle.untilNext() : settings.maxWait(), this::flush);
    }
  }

  private List<Obj> next() {
    List<Obj> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < settings.maxSize()) {
      batch.add(waiting.poll());
    }
    return batch;
  }

  /** The end: what waits is sent at once, and not again. */
  void stop() {
    cancelTimer();
    while (!waiting.isEmpty()) {
      delivery.send(next());
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
