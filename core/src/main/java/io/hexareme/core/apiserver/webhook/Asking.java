package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.TraceContext;
import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import io.hexareme.ports.webhook.Webhooks.Answer;
import io.hexareme.ports.webhook.Webhooks.Destination;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks one webhook one question. */
final class Asking {
  private final Webhooks webhooks;
  private final BodyEncoder encoder;
  private final Reply replies;
  private final Answering answers;
  private final Randomness ids;
  private final WebhookFigures figures;

  Asking(Webhooks webhooks, BodyEncoder encoder, BodyDecoder decoder, Randomness ids, WebhookFigures figures) {
    this.webhooks = webhooks;
    this.encoder = encoder;
    this.replies = new Reply(decoder);
    this.answers = new Answering(decoder);
    this.ids = ids;
    this.figures = figures;
  }

  CompletionStage<Verdict> ask(Hook hook, AdmissionVariables shown, boolean mutates) {
    if (shown.attributes().dryRun() && !hook.allowsDryRun()) {
      return CompletableFuture.completedFuture(new Verdict.Broken(
          Refusals.badRequest("admission webhook \"" + hook.name() + "\" does not support dry run")));
    }
    String uid = ids.nextUuid().toString();
    Obj review = Question.review(shown, hook.reviewVersion(), uid);
    Destination destination = destination(hook);
    long since = figures.begin();
    return webhooks.post(new Webhooks.Call(destination, caBundle(hook), traceOf(shown), encoder.encode(review), hook.timeout()))
        .thenApply(answer -> switch (answer) {
          case Answer.Failed failed -> new Verdict.Failed("failed to call webhook: Post \"" + url(destination) + "\": " + failed.why());
          case Answer.Reply reply -> switch (replies.read(reply.code(), reply.body())) {
            case Reply.Read.Unreadable(String why) -> new Verdict.Failed("failed to call webhook: " + why);
            case Reply.Read.Review(Obj back) -> answers.verdict(hook, shown, back, uid, mutates);
          };
        }).thenApply(verdict -> {
          figures.answered(hook, shown, mutates, verdict, since);
          return verdict;
        });
  }

  /** The webhook's span is a child of the request's. */
  private static Map<String, String> traceOf(AdmissionVariables shown) {
    Call call = shown.attributes().call();
    return TraceContext.headers(call.request(), call.span());
  }

  /** The webhook is told how long it has. */
  private static Destination destination(Hook hook) {
    String query = "?timeout=" + hook.timeoutSeconds() + "s";
    Value client = hook.spec().at("clientConfig");
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

  private static String caBundle(Hook hook) {
    try {
      return new String(Base64.getDecoder().decode(hook.spec().text("clientConfig", "caBundle")), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return ""; // was refused when the configuration was written
    }
  }
}
