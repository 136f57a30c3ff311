package io.hexareme.adapters.assembly;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.time.Loop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Issuers of tokens: a URL leads to a server that was made for it ({@link Traffic#serveOutside}), or else to the world. */
final class ClusterIssuers implements IssuerDocuments {
  private final Traffic traffic;
  private final Loop loop;
  private final IssuerDocuments world;

  /** @param world for URLs that nobody in this process serves */
  ClusterIssuers(Traffic traffic, Loop loop, IssuerDocuments world) {
    this.traffic = traffic;
    this.loop = loop;
    this.world = world;
  }

  @Override
  public CompletionStage<Answer> read(String url, String caBundle) {
    return read(url, caBundle, "");
  }

  @Override
  public CompletionStage<Answer> read(String url, String caBundle, String bearer) {
    HttpCall plain = HttpCall.get(url);
    HttpCall call = bearer.isEmpty() ? plain : plain.withHeader("authorization", "Bearer " + bearer);
    return traffic.outside(call).map(this::answered).orElseGet(() -> world.read(url, caBundle, bearer));
  }

  /** On the server's own loop. */
  private CompletionStage<Answer> answered(CompletionStage<HttpReply> reply) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    reply.whenComplete((whole, failure) -> loop.execute(() -> answer.complete(
        failure != null ? new Answer.Failed(String.valueOf(failure.getMessage()))
            : whole.code() == 200 ? new Answer.Document(whole.body()) : new Answer.Failed("status " + whole.code()))));
    return answer;
  }
}
