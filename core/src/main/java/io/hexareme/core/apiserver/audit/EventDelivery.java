package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends an {@code EventList} to a server, and again while it does not take it: five times, each pause half as long again as the one before. */
final class EventDelivery {
  private static final int TRIES = 5;
  private static final double FACTOR = 1.5;
  private static final double JITTER = 0.2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AuditWebhookSettings settings;
  private final Webhooks webhooks;
  private final BodyEncoder json;
  private final Loop loop;
  private final Randomness chance;

  EventDelivery(AuditWebhookSettings settings, Webhooks webhooks, BodyEncoder json, Loop loop, Randomness chance) {
    this.settings = settings;
    this.webhooks = webhooks;
    this.json = json;
    this.loop = loop;
    this.chance = chance;
  }

  /** Whether they have arrived; completes on the loop, once that is sure or nobody tries any more. */
  CompletionStage<Boolean> send(List<Obj> events) {
    Obj list = Value.obj("kind", "EventList", "apiVersion", "audit.k8s.io/v1", "metadata", Obj.EMPTY, "items", events);
    CompletableFuture<Boolean> arrived = new CompletableFuture<>();
    attempt(json.encode(list), events.size(), 1, settings.initialBackoff(), arrived);
    return arrived;
  }

  private void attempt(Bytes body, int events, int number, Duration pause, CompletableFuture<Boolean> arrived) {
    webhooks.post(new Webhooks.Call(settings.destination(), settings.caBundle(), settings.headers(), body, PATIENCE)).thenAccept(answer -> {
      String problem = problem(answer);
      if (problem.isEmpty()) {
        arrived.complete(true);
      } else if (number == TRIES) {
        settings.complaints().accept("the audit webhook did not take " + events + " event(s): " + problem);
        arrived.complete(false);
      } else {
        loop.after(scaled(pause, 1 + JITTER * chance.nextDouble()), () -> attempt(body, events, number + 1, scaled(pause, FACTOR), arrived));
      }
    });
  }

  private static String problem(Webhooks.Answer answer) {
    return switch (answer) {
      case Webhooks.Answer.Reply(int code, Bytes _) -> code >= 200 && code < 300 ? "" : "it answered " + code;
      case Webhooks.Answer.Failed(boolean _, String why) -> why;
    };
  }

  private static Duration scaled(Duration pause, double factor) {
    return Duration.ofNanos((long) (pause.toNanos() * factor));
  }
}
