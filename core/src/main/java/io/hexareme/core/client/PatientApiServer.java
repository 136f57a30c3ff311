package io.hexareme.core.client;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks again what a server that has too much to do asks to be asked later: an answer 429 or 5xx with {@code Retry-After}, ten times at most
 * for one request, as client-go does. Such an answer says that nothing has been done yet.
 */
public final class PatientApiServer implements ApiServer {
  private static final int MOST_TIMES = 10;
  private static final int LONGEST_SECONDS = 3600;

  private final ApiServer server;
  private final Loop loop;

  public PatientApiServer(ApiServer server, Loop loop) {
    this.server = server;
    this.loop = loop;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    return attempt(request, MOST_TIMES);
  }

  private CompletionStage<ApiResponse> attempt(ApiRequest request, int left) {
    return server.handle(request).thenCompose(response -> {
      int seconds = left == 0 ? 0 : secondsToWait(response);
      if (seconds == 0) {
        return CompletableFuture.completedFuture(response);
      }
      CompletableFuture<ApiResponse> later = new CompletableFuture<>();
      loop.after(Duration.ofSeconds(seconds), () -> attempt(request, left - 1).whenComplete((answer, failure) -> {
        if (failure == null) {
          later.complete(answer);
        } else {
          later.completeExceptionally(failure);
        }
      }));
      return later;
    });
  }

  /** Zero when the answer is one to be content with. */
  private static int secondsToWait(ApiResponse response) {
    boolean asksForPatience = response instanceof ApiResponse.Whole && (response.code() == 429 || response.code() >= 500);
    String wish = asksForPatience ? response.headers().getOrDefault("retry-after", "") : "";
    return wish.matches("[0-9]{1,6}") ? Math.min(LONGEST_SECONDS, Integer.parseInt(wish)) : 0;
  }
}
