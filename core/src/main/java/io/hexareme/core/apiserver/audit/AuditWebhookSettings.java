package io.hexareme.core.apiserver.audit;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A server that is sent audit events, in kube-apiserver's words ({@code --audit-webhook-*}).
 *
 * @param caBundle the authorities in PEM that its certificate must come from; empty for those the system trusts
 * @param headers by lower-case name, such as {@code authorization}
 * @param batching how events are gathered; only of meaning in the mode {@code batch}
 * @param initialBackoff how long the second try waits; each later one half as long again
 * @param complaints told of events that did not arrive
 */
public record AuditWebhookSettings(Webhooks.Destination destination, String caBundle, Map<String, String> headers, Mode mode, Batching batching,
    Duration initialBackoff, Consumer<String> complaints) {

  /** When a request waits for its events: never, until they have arrived or are given up, or the same and it fails if the first is not. */
  public enum Mode {
    BATCH, BLOCKING, BLOCKING_STRICT;

    /** As operators write them. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Mode::word).toList();
    }

    /** @throws IllegalArgumentException when it is not one of them */
    public static Mode of(String word) {
      return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst().orElseThrow(() -> new IllegalArgumentException(word));
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param bufferSize how many events may wait; more are lost
   * @param maxSize how many are sent at once at most, {@code maxWait} after how long fewer are
   * @param throttleQps how many batches go out in a second in the long run, {@code throttleBurst} how many at once
   */
  public record Batching(int bufferSize, int maxSize, Duration maxWait, double throttleQps, int throttleBurst) {
    public static final Batching DEFAULT = new Batching(10_000, 400, Duration.ofSeconds(30), 10, 15);

    /** The same for other batches. */
    public Batching of(int size, Duration wait) {
      return new Batching(bufferSize, size, wait, throttleQps, throttleBurst);
    }
  }

  public AuditWebhookSettings {
    headers = Ordered.copyOf(headers);
  }

  public static AuditWebhookSettings of(String url, String caBundle, Mode mode, Consumer<String> complaints) {
    return new AuditWebhookSettings(new Webhooks.Destination.Url(url), caBundle, Map.of(), mode, Batching.DEFAULT, Duration.ofSeconds(10), complaints);
  }

  /** The same, showing a bearer token. */
  public AuditWebhookSettings bearing(String token) {
    return new AuditWebhookSettings(destination, caBundle, Map.of("authorization", "Bearer " + token), mode, batching, initialBackoff, complaints);
  }

  public AuditWebhookSettings with(Batching other) {
    return new AuditWebhookSettings(destination, caBundle, headers, mode, other, initialBackoff, complaints);
  }
}
