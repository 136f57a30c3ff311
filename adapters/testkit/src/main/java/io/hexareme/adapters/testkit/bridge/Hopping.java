package io.hexareme.adapters.testkit.bridge;

import io.hexareme.adapters.assembly.CarriedAnswer;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The same as {@link Outside} for a cluster on the wall clock: answers and frames come on threads that may be blocked. */
public final class Hopping implements ApiServer {
  private final Guests nobodyWaitsFor = new Guests(Duration.ZERO, System::nanoTime, () -> { });
  private final ApiServer target;

  public Hopping(ApiServer target) {
    this.target = target;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    Courier courier = new Courier(nobodyWaitsFor);
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    target.handle(request).whenComplete((response, failure) -> {
      if (failure != null) {
        courier.execute(() -> answer.completeExceptionally(failure));
      } else {
        ApiResponse carried = carried(response, courier);
        courier.execute(() -> answer.complete(carried));
      }
    });
    return answer;
  }

  /** The target may be called from any thread, its conversations among them. */
  private static ApiResponse carried(ApiResponse response, Courier courier) {
    return switch (response) {
      case ApiResponse.Whole whole -> whole;
      case ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames) ->
          new ApiResponse.Streaming(code, headers, new Hopped(frames, courier));
      case ApiResponse.Conversing conversing -> CarriedAnswer.of(conversing, Runnable::run, courier);
    };
  }

  private record Hopped(ApiResponse.Frames source, Courier courier) implements ApiResponse.Frames {
    @Override
    public void start(ApiResponse.Sink sink) {
      source.start(new ApiResponse.Sink() {
        @Override
        public boolean frame(Body frame) {
          courier.execute(() -> {
            if (!sink.frame(frame)) {
              source.cancel();
            }
          });
          return true;
        }

        @Override
        public void end() {
          courier.execute(sink::end);
        }
      });
    }

    @Override
    public void cancel() {
      source.cancel();
    }
  }
}
