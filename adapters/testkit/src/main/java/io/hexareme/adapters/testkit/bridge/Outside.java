package io.hexareme.adapters.testkit.bridge;

import io.hexareme.adapters.assembly.CarriedAnswer;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The front door for threads that are not the test's: to be called from any, whether or not somebody runs the world at the moment. Answers
 * complete, and frames come, on threads of their own, which may be blocked.
 */
public final class Outside implements ApiServer {
  private final Helm helm;
  private final Guests guests;
  private final Supplier<ApiServer> front;
  private final Set<GuestStream> open = new LinkedHashSet<>();

  /** @param front the door inside of the world, asked in it at each request */
  public Outside(Helm helm, Supplier<ApiServer> front) {
    this.helm = helm;
    this.guests = helm.guests();
    this.front = front;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    guests.asked();
    guests.arrive(() -> ask(request, answer));
    return answer;
  }

  private void ask(ApiRequest request, CompletableFuture<ApiResponse> answer) {
    Courier courier = new Courier(guests);
    front.get().handle(request).whenComplete((response, failure) -> {
      guests.answered();
      if (failure != null) {
        courier.execute(() -> answer.completeExceptionally(failure));
      } else {
        ApiResponse carried = carried(response, courier);
        courier.execute(() -> answer.complete(carried));
      }
    });
  }

  private ApiResponse carried(ApiResponse response, Courier courier) {
    return switch (response) {
      case ApiResponse.Whole whole -> whole;
      case ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames) ->
          new ApiResponse.Streaming(code, headers, new GuestStream(frames, guests, courier, open));
      case ApiResponse.Conversing conversing -> CarriedAnswer.of(conversing, guests::arrive, courier);
    };
  }

  /** Ends all streams for their readers: what they were read from is gone. In the world, or under {@link Helm#steer}. */
  public void endStreams() {
    helm.steer(() -> {
      List.copyOf(open).forEach(GuestStream::end);
      return null;
    });
  }
}
