package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import io.hexareme.ports.webhook.Webhooks.Answer;
import io.hexareme.ports.webhook.Webhooks.Destination;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Asks the server of one definition to convert objects (ConversionReview v1 of apiextensions.k8s.io). */
final class ConversionWebhook {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String REVIEW = "apiextensions.k8s.io/v1";

  /** How servers are reached and spoken to; shared by all definitions. */
  record Means(Webhooks webhooks, BodyEncoder encoder, BodyDecoder decoder, Randomness ids) {}

  private final Value client;
  private final Means means;

  ConversionWebhook(Definition definition, Means means) {
    this.client = definition.object().at("spec", "conversion", "webhook", "clientConfig");
    this.means = means;
  }

  /** The same objects in that version, in their order; fails with a refusal. All have one version. */
  CompletionStage<List<Obj>> convert(List<Obj> objects, String version) {
    String uid = means.ids().nextUuid().toString();
    Obj review = Value.obj("kind", "ConversionReview", "apiVersion", REVIEW,
        "request", Value.obj("uid", uid, "desiredAPIVersion", version, "objects", new Arr(List.copyOf(objects))));
    Destination destination = destination();
    return means.webhooks().post(new Webhooks.Call(destination, caBundle(), Map.of(), means.encoder().encode(review), TIMEOUT))
        .thenApply(answer -> switch (answer) {
          case Answer.Failed failed -> throw failed(objects, "failed: Post \"" + url(destination) + "\": " + failed.why());
          case Answer.Reply reply when reply.code() / 100 != 2 ->
              throw failed(objects, "failed: the server answered with code " + reply.code());
          case Answer.Reply reply -> read(reply, objects, version, uid);
        });
  }

  private List<Obj> read(Answer.Reply reply, List<Obj> objects, String version, String uid) {
    Value review;
    try {
      review = means.decoder().decode(reply.body()).value();
    } catch (MalformedBody malformed) {
      throw failed(objects, "failed: " + malformed.getMessage());
    }
    Value response = review.at("response");
    if (!review.text("apiVersion").equals(REVIEW) || !review.text("kind").equals("ConversionReview")) {
      throw failed(objects, "failed: expected webhook response of " + REVIEW + ", Kind=ConversionReview, got "
          + review.text("apiVersion") + ", Kind=" + review.text("kind"));
    }
    if (response.isNull()) {
      throw failed(objects, "failed: no response provided");
    }
    if (!response.text("uid").equals(uid)) {
      throw failed(objects, "failed: expected response.uid=\"" + uid + "\", got \"" + response.text("uid") + "\"");
    }
    if (!response.text("result", "status").equals("Success")) {
      String message = response.text("result", "message");
      throw failed(objects, "failed: " + (message.isEmpty()
          ? "response.result.status was '" + response.text("result", "status") + "', not 'Success'" : message));
    }
    return checked(response.list("convertedObjects"), objects, version);
  }

  private List<Obj> checked(List<Value> converted, List<Obj> objects, String version) {
    if (converted.size() != objects.size()) {
      throw failed(objects, "returned " + converted.size() + " objects, expected " + objects.size());
    }
    List<Obj> checked = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      Obj before = objects.get(i);
      Obj after = converted.get(i).asObj();
      String at = "returned invalid converted object at index " + i + ": ";
      if (!after.text("apiVersion").equals(version)) {
        throw failed(objects, at + "invalid groupVersion (expected " + version + ", received " + after.text("apiVersion") + ")");
      }
      if (!after.text("kind").equals(before.text("kind"))) {
        throw failed(objects, at + "invalid kind (expected " + before.text("kind") + ", received " + after.text("kind") + ")");
      }
      for (String field : new String[] {"name", "namespace", "uid"}) {
        if (!after.text("metadata", field).equals(before.text("metadata", field))) {
          throw failed(objects, at + "must have the same " + (field.equals("uid") ? "UID" : field) + ": "
              + before.text("metadata", field) + " != " + after.text("metadata", field));
        }
      }
      checked.add(after.with("metadata", metadata(before, after)));
    }
    return checked;
  }

  /** Of the metadata a conversion may change labels and annotations, and nothing else. */
  private static Obj metadata(Obj before, Obj after) {
    Obj metadata = before.at("metadata").asObj();
    for (String field : new String[] {"labels", "annotations"}) {
      Value changed = after.at("metadata", field);
      metadata = changed.isNull() ? metadata.without(field) : metadata.with(field, changed);
    }
    return metadata;
  }

  private static Refusal failed(List<Obj> objects, String why) {
    Obj first = objects.getFirst();
    return Refusals.plain("conversion webhook for " + first.text("apiVersion") + ", Kind=" + first.text("kind") + " " + why);
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
