package io.hexareme.adapters.webhookvertx;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.webhook.Webhooks;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** HTTPS to whoever runs a webhook. Answers on the loop that it is given. */
public final class VertxWebhooks implements Webhooks, AutoCloseable {
  private final Clients clients;
  private final Loop loop;
  private final Function<Destination.Service, Optional<Address>> services;

  /** Where a Service is reached: one of its endpoints, or its cluster IP. */
  public record Address(String host, int port) {}

  /** @param services where Services are; empty for those that do not exist */
  public VertxWebhooks(Vertx vertx, Loop loop, Function<Destination.Service, Optional<Address>> services) {
    this.clients = new Clients(vertx);
    this.loop = loop;
    this.services = services;
  }

  @Override
  public CompletionStage<Answer> post(Call call) {
    return switch (call.destination()) {
      case Destination.Url(String url) -> toUrl(call, url);
      case Destination.Service service -> services.apply(service)
          .map(address -> toService(call, service, address))
          .orElseGet(() -> CompletableFuture.completedFuture(
              new Answer.Failed(false, "service \"" + service.name() + "\" not found")));
    };
  }

  private CompletionStage<Answer> toUrl(Call call, String url) {
    try {
      URI uri = URI.create(url);
      int port = uri.getPort() < 0 ? 443 : uri.getPort();
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return ask(call, new Post(uri.getHost(), uri.getHost(), port, path + query));
    } catch (IllegalArgumentException noUrl) {
      return CompletableFuture.completedFuture(new Answer.Failed(false, noUrl.getMessage()));
    }
  }

  /** The certificate must be the Service's, whoever's address that is. */
  private CompletionStage<Answer> toService(Call call, Destination.Service service, Address address) {
    String path = service.path().startsWith("/") ? service.path() : "/" + service.path();
    return ask(call, new Post(service.name() + "." + service.namespace() + ".svc", address.host(), address.port(), path));
  }

  private CompletionStage<Answer> ask(Call call, Post post) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Loop.Timer late = loop.after(call.timeout(), () -> answer.complete(new Answer.Failed(true, "context deadline exceeded")));
    Conversation conversation;
    try {
      conversation = new Conversation(clients.trusting(call.caBundle()), call, post);
    } catch (RuntimeException unusable) {
      late.cancel();
      return CompletableFuture.completedFuture(new Answer.Failed(false, "unable to load root certificates: " + GoWords.innermost(unusable)));
    }
    conversation.begin().thenAccept(reply -> loop.execute(() -> answer.complete(reply)));
    answer.whenComplete((reply, failure) -> {
      late.cancel();
      conversation.end();
    });
    return answer;
  }

  /** Ends all connections. */
  @Override
  public void close() {
    clients.close();
  }
}
