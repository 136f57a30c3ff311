package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Carries requests from callers on other loops to the API server's loop, and answers and frames back. */
final class CrossLoopApiServer implements ApiServer {
  private final ApiServer target;
  private final Loop targetLoop;
  private final Supplier<Loop> callerLoop;

  /** @param callerLoop the loop of whoever calls, asked at each call */
  CrossLoopApiServer(ApiServer target, Loop targetLoop, Supplier<Loop> callerLoop) {
    this.target = target;
    this.targetLoop = targetLoop;
    this.callerLoop = callerLoop;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    Loop caller = callerLoop.get();
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    targetLoop.execute(() -> target.handle(request).whenComplete((response, failure) -> {
      ApiResponse carried = failure == null ? carried(response, caller) : null;
      caller.execute(() -> {
        if (failure == null) {
          answer.complete(carried);
        } else {
          answer.completeExceptionally(failure);
        }
      });
    }));
    return answer;
  }

  private ApiResponse carried(ApiResponse response, Loop caller) {
    return switch (response) {
      case ApiResponse.Whole whole -> whole;
      case ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames) ->
          new ApiResponse.Streaming(code, headers, new CrossLoopFrames(frames, targetLoop, caller));
      case ApiResponse.Conversing conversing -> CarriedAnswer.of(conversing, targetLoop::execute, caller::execute);
    };
  }
}
