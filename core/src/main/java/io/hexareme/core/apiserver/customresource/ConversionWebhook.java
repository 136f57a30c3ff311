package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.core.apiserver.webhook.Reply;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import io.hexareme.ports.webhook.Webhooks.Answer;
import io.hexareme.ports.webhook.Webhooks.Destination;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Asks the server of one definition to convert objects (ConversionReview of apiextensions.k8s.io, v1 or v1beta1). */
final class ConversionWebhook {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** How servers are reached and spoken to; shared by all definitions. */
  record Means(Webhooks webhooks, BodyEncoder encoder, BodyDecoder decoder, Randomness ids) {}

  private final Value client;
  private final String reviewVersion;
  private final Means means;

  ConversionWebhook(Definition definition, Means means) {
    Value webhook = definition.object().at("spec", "conversion", "webhook");
    this.client = webhook.at("clientConfig");
    this.reviewVersion = webhook.list("conversionReviewVersions").stream().map(version -> version.asString(""))
        .filter(version -> version.equals("v1") || version.equals("v1beta1")).findFirst().orElse("v1");
    this.means = means;
  }

  /** The same objects in that version, in their order; fails with a refusal. All have one version. */
  CompletionStage<List<Obj>> convert(List<Obj> objects, String version) {
    ConversionAnswer answers = new ConversionAnswer(objects, version);
    String uid = means.ids().nextUuid().toString();
    Obj review = Value.obj("kind", "ConversionReview", "apiVersion", "apiextensions.k8s.io/" + reviewVersion,
        "request", Value.obj("uid", uid, "desiredAPIVersion", version, "objects", new Arr(List.copyOf(objects))));
    Destination destination = destination();
    return means.webhooks().post(new Webhooks.Call(destination, caBundle(), Map.of(), means.encoder().encode(review), TIMEOUT))
        .thenApply(answer -> switch (answer) {
          case Answer.Failed failed -> throw answers.failed("failed: Post \"" + url(destination) + "\": " + failed.why());
          case Answer.Reply reply -> switch (new Reply(means.decoder()).read(reply.code(), reply.body())) {
            case Reply.Read.Unreadable(String why) -> throw answers.failed("failed: " + why);
            case Reply.Read.Review(Obj given) -> answers.read(given, reviewVersion, uid);
          };
        });
  }

  private Destination destination() {
    String query = "?timeout=" + TIMEOUT.toSeconds() + "s";
    Value service = client.at("service");
    if (service.isNull()) {
      return new Destination.Url(client.text("url") + query);
    }
    String path = service.text("path");
    String rooted = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    return new Destination.Service(service.text("namespace"), service.text("name"), service.at("port").asInt(443),
        (rooted.isEmpty() ? "/" : rooted) + query);
  }

  private static String url(Destination destination) {
    return switch (destination) {
      case Destination.Url(String url) -> url;
      case Destination.Service(String namespace, String name, int port, String path) ->
          "https://" + name + "." + namespace + ".svc:" + port + path;
    };
  }

  private String caBundle() {
    try {
      return new String(Base64.getDecoder().decode(client.text("caBundle")), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return ""; // was refused when the definition was written
    }
  }
}
