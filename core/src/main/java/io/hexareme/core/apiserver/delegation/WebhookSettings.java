package io.hexareme.core.apiserver.delegation;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.Map;

/**
 * A server to ask.
 *
 * @param caBundle the authorities in PEM that its certificate must come from; empty for those the system trusts
 * @param headers by lower-case name, such as {@code authorization}
 * @param timeout of one question
 * @param good how long a yes is remembered, {@code bad} how long a no
 * @param lastWord whether a failure to answer refuses; otherwise the next one is asked
 */
public record WebhookSettings(Webhooks.Destination destination, String caBundle, Map<String, String> headers, Duration timeout,
    Duration good, Duration bad, boolean lastWord) {

  public WebhookSettings {
    headers = Ordered.copyOf(headers);
  }

  /** As {@code --authentication-token-webhook} has it: two minutes for each answer. */
  public static WebhookSettings authentication(String url, String caBundle) {
    Duration kept = Duration.ofMinutes(2);
    return new WebhookSettings(new Webhooks.Destination.Url(url), caBundle, Map.of(), Duration.ofSeconds(30), kept, kept, false);
  }

  /** As {@code --authorization-webhook} has it: five minutes for a yes, half a minute for a no. */
  public static WebhookSettings authorization(String url, String caBundle) {
    return new WebhookSettings(new Webhooks.Destination.Url(url), caBundle, Map.of(), Duration.ofSeconds(30), Duration.ofMinutes(5),
        Duration.ofSeconds(30), false);
  }

  /** The same, showing a bearer token. */
  public WebhookSettings bearing(String token) {
    return new WebhookSettings(destination, caBundle, Map.of("authorization", "Bearer " + token), timeout, good, bad, lastWord);
  }
}
