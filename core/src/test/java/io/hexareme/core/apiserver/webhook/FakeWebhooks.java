package io.hexareme.core.apiserver.webhook;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Servers of users, by the name of their Service; keeps what they were asked. */
final class FakeWebhooks implements Webhooks {
  private final JsonCodec json = new JsonCodec();
  private final Map<String, Function<Obj, Answer>> servers = new LinkedHashMap<>();
  final List<Call> calls = new ArrayList<>();
  final List<Obj> reviews = new ArrayList<>();
  final List<CompletableFuture<Answer>> held = new ArrayList<>();
  boolean holds;

  /** The server answers with that response, in single quotes, with the uid of the question. */
  void answers(String service, String response) {
    answersBy(service, request -> TestJson.object(response));
  }

  void answersBy(String service, Function<Obj, Obj> response) {
    servers.put(service, review -> reply(response.apply(review.at("request").asObj()).with("uid", review.text("request", "uid"))));
  }

  void says(String service, Answer answer) {
    servers.put(service, review -> answer);
  }

  static Obj patching(String operations) {
    String encoded = Base64.getEncoder().encodeToString(operations.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return Value.obj("allowed", true, "patchType", "JSONPatch", "patch", encoded);
  }

  private Answer reply(Obj response) {
    return new Answer.Reply(200, json.encode(
        Value.obj("apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "response", response)));
  }

  Answer text(int code, String body) {
    return new Answer.Reply(code, Bytes.utf8(body));
  }

  @Override
  public CompletionStage<Answer> post(Call call) {
    calls.add(call);
    Obj review = tree(call.body());
    reviews.add(review);
    String name = switch (call.destination()) {
      case Destination.Url(String url) -> url;
      case Destination.Service service -> service.name();
    };
    Answer answer = servers.getOrDefault(name, r -> new Answer.Failed(false, "service \"" + name + "\" not found")).apply(review);
    if (!holds) {
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<Answer> later = new CompletableFuture<>();
    held.add(later);
    return later.thenApply(go -> answer);
  }

  void release() {
    List.copyOf(held).forEach(answer -> answer.complete(null));
    held.clear();
  }

  private Obj tree(Bytes body) {
    try {
      return json.decode(body).value().asObj();
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }
}
