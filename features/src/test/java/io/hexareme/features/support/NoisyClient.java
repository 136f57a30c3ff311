package io.hexareme.features.support;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A client that keeps a number of requests under way: whenever one is answered, however, it soon sends another. */
public final class NoisyClient {
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final ApiClient client;
  private final Loop loop;
  private final Request request;
  private int answered;
  private int refused;
  private String lastRefusal = "";
  private boolean stopped;

  /** What it asks for. */
  @FunctionalInterface
  public interface Request {
    CompletionStage<Result> send(ApiClient client);
  }

  public NoisyClient(ApiClient client, Loop loop, Request request) {
    this.client = client;
    this.loop = loop;
    this.request = request;
  }

  public void keeps(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  public void stop() {
    stopped = true;
  }

  public int answered() {
    return answered;
  }

  public int refused() {
    return refused;
  }

  /** Code and reason. */
  public String lastRefusal() {
    return lastRefusal;
  }

  private void next() {
    request.send(client).thenAccept(result -> {
      switch (result) {
        case Result.Ok ok -> answered++;
        case Result.Failed failed -> {
          refused++;
          lastRefusal = failed.code() + " " + failed.reason();
        }
      }
      if (!stopped) {
        loop.after(AGAIN, this::next);
      }
    });
  }
}
