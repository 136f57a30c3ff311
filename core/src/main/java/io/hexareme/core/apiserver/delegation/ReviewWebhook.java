package io.hexareme.core.apiserver.delegation;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.util.concurrent.CompletionStage;

/** Posts a review to a server and reads what it says. */
public final class ReviewWebhook {
  private final Webhooks webhooks;
  private final WebhookSettings settings;
  private final BodyEncoder encoder;
  private final BodyDecoder decoder;

  /** @param encoder and {@code decoder}: JSON */
  public ReviewWebhook(Webhooks webhooks, WebhookSettings settings, BodyEncoder encoder, BodyDecoder decoder) {
    this.webhooks = webhooks;
    this.settings = settings;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  public WebhookSettings settings() {
    return settings;
  }

  /** What came of it. */
  public sealed interface Said {
    /** The review's status. */
    record Status(Value status) implements Said {}

    /** Nothing that can be used. */
    record Nothing(String why) implements Said {}
  }

  /** Completes on the loop, never exceptionally. */
  public CompletionStage<Said> ask(Obj review) {
    Webhooks.Call call = new Webhooks.Call(
        settings.destination(), settings.caBundle(), settings.headers(), encoder.encode(review), settings.timeout());
    return webhooks.post(call).thenApply(answer -> switch (answer) {
      case Webhooks.Answer.Reply(int code, Bytes body) -> said(review, code, body);
      case Webhooks.Answer.Failed(boolean _, String why) -> new Said.Nothing("webhook request failed: " + why);
    });
  }

  private Said said(Obj review, int code, Bytes body) {
    if (code < 200 || code > 299) {
      return new Said.Nothing("webhook answered " + code);
    }
    try {
      Value answer = decoder.decode(body).value();
      boolean same = answer.text("kind").equals(review.text("kind")) && answer.text("apiVersion").equals(review.text("apiVersion"));
      return same ? new Said.Status(answer.at("status")) : new Said.Nothing("webhook answered with another kind");
    } catch (MalformedBody malformed) {
      return new Said.Nothing("webhook answered with what is no JSON: " + malformed.getMessage());
    }
  }
}
