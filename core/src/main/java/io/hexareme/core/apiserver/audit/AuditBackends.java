package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where events go: to the log, and to a server if there is one. */
public final class AuditBackends {
  static final CompletionStage<Boolean> KEPT = CompletableFuture.completedFuture(true);
  private static final String LOST = "an audit event was lost: too many wait for the audit webhook";

  private final Optional<Auditing> auditing;
  private final Optional<EventDelivery> delivery;
  private final Optional<EventBatches> batches;
  private final boolean strict;

  /** @param auditing empty: nothing is told */
  public AuditBackends(Optional<Auditing> auditing, Webhooks webhooks, BodyEncoder json, Loop loop, Randomness chance) {
    this.auditing = auditing;
    Optional<AuditWebhookSettings> server = auditing.flatMap(Auditing::webhook);
    delivery = server.map(wanted -> new EventDelivery(wanted, webhooks, json, loop, chance));
    batches = server.filter(wanted -> wanted.mode() == AuditWebhookSettings.Mode.BATCH)
        .map(wanted -> new EventBatches(wanted.batching(), delivery.orElseThrow(), loop, () -> wanted.complaints().accept(LOST)));
    strict = server.filter(wanted -> wanted.mode() == AuditWebhookSettings.Mode.BLOCKING_STRICT).isPresent();
  }

  /** What is told of the next request; empty for nothing. */
  Optional<AuditPolicy> policy() {
    return auditing.isPresent() && auditing.get().on().getAsBoolean() ? auditing.map(Auditing::policy) : Optional.empty();
  }

  /** Whether a request must not be served unless its first event has been kept. */
  boolean isStrict() {
    return strict;
  }

  /** Completes when the request may go on: whether the event is kept, as far as one waits for that. */
  CompletionStage<Boolean> record(Obj event) {
    auditing.orElseThrow().log().record(event);
    batches.ifPresent(gathered -> gathered.add(event));
    return delivery.isEmpty() || batches.isPresent() ? KEPT : delivery.get().send(List.of(event));
  }

  /** The end: what still waits goes out. */
  public void stop() {
    batches.ifPresent(EventBatches::stop);
  }
}
