package io.hexareme.adapters.assembly;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.webhook.Webhooks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Webhooks of a cluster whose containers are functions: a Service leads to them by the cluster's own network, where nobody speaks TLS; a
 * URL to a server that was made for it ({@link Traffic#serveOutside}), or else to the world.
 */
final class ClusterWebhooks implements Webhooks {
  private final Traffic traffic;
  private final Loop loop;
  private final Webhooks world;

  /** @param world for URLs that nobody in this process serves */
  ClusterWebhooks(Traffic traffic, Loop loop, Webhooks world) {
    this.traffic = traffic;
    this.loop = loop;
    this.world = world;
  }

  @Override
  public CompletionStage<Answer> post(Call call) {
    if (traffic.hangs(call.destination())) {
      return answered(call, "", new CompletableFuture<>()); // until its time is up
    }
    return switch (call.destination()) {
      case Destination.Service(String namespace, String name, int port, String path) -> {
        String url = "http://" + name + "." + namespace + ".svc.cluster.local:" + port + path;
        yield answered(call, name, traffic.fromControlPlane(http(call, url)));
      }
      case Destination.Url(String url) -> traffic.outside(http(call, url))
          .map(reply -> answered(call, "", reply)).orElseGet(() -> world.post(call));
    };
  }

  private static HttpCall http(Call call, String url) {
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    headers.put("content-type", "application/json");
    headers.put("accept", "application/json, */*");
    return new HttpCall("POST", url, headers, call.body(), "");
  }

  /** On the server's own loop, and in time. */
  private CompletionStage<Answer> answered(Call call, String service, CompletionStage<HttpReply> reply) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Loop.Timer late = loop.after(call.timeout(), () -> answer.complete(new Answer.Failed(true, "context deadline exceeded")));
    reply.whenComplete((whole, failure) -> loop.execute(() -> {
      late.cancel();
      answer.complete(failure == null ? new Answer.Reply(whole.code(), whole.body()) : new Answer.Failed(false, why(service, failure)));
    }));
    return answer;
  }

  /** What comes after {@code Post "URL": }. A name that is unknown is a Service that does not exist. */
  private static String why(String service, Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf("\": ");
    String why = end < 0 ? message : message.substring(end + 3);
    return !service.isEmpty() && why.endsWith("no such host") ? "service \"" + service + "\" not found" : why;
  }
}
