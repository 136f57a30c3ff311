package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An API server that remembers what it was asked and answers what the test told it. */
final class StubApi implements ApiServer {
  final BlockingQueue<ApiRequest> requests = new LinkedBlockingQueue<>();
  volatile Function<ApiRequest, ApiResponse> answer = _ -> json(200, "{\"ok\":true}");
  volatile boolean onAnotherThread;

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    requests.add(request);
    return onAnotherThread
        ? CompletableFuture.supplyAsync(() -> answer.apply(request))
        : CompletableFuture.completedStage(request).thenApply(answer);
  }

  static ApiResponse json(int code, String... pieces) {
    List<Bytes> bytes = java.util.Arrays.stream(pieces).map(Bytes::utf8).toList();
    return new ApiResponse.Whole(code, Map.of("content-type", "application/json", "audit-id", "a-1"), new Body.Encoded(bytes));
  }

  static ApiResponse stream(ApiResponse.Frames frames) {
    return new ApiResponse.Streaming(200, Map.of("content-type", "application/json"), frames);
  }

  static Body frame(String text) {
    return Body.Encoded.of(Bytes.utf8(text));
  }

  /** Frames that keep their sink for the test, which must use it on the loop of {@link #start}. */
  static final class Held implements ApiResponse.Frames {
    final CompletableFuture<ApiResponse.Sink> sink = new CompletableFuture<>();
    final CountDownLatch cancelled = new CountDownLatch(1);
    final AtomicInteger cancels = new AtomicInteger();
    private volatile io.vertx.core.Context loop;

    @Override
    public void start(ApiResponse.Sink started) {
      loop = io.vertx.core.Vertx.currentContext();
      sink.complete(started);
    }

    @Override
    public void cancel() {
      cancels.incrementAndGet();
      cancelled.countDown();
    }

    /** Runs {@code use} with the sink on its loop and answers what came of it. */
    <T> T with(Function<ApiResponse.Sink, T> use) throws Exception {
      ApiResponse.Sink held = sink.get(20, java.util.concurrent.TimeUnit.SECONDS);
      CompletableFuture<T> result = new CompletableFuture<>();
      loop.runOnContext(_ -> {
        try {
          result.complete(use.apply(held));
        } catch (RuntimeException e) {
          result.completeExceptionally(e);
        }
      });
      return result.get(20, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
