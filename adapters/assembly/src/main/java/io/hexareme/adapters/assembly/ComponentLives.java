package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The API server as the components of one process see it, life by life. A restore ends the present life of all of them: what is still under
 * way in them goes unheard, and they hear nothing, as if their processes were gone. Lives on their loop.
 */
final class ComponentLives {
  private final ApiServer front;
  private final Loop loop;
  private final Identities identities;
  private Life present = new Life();

  ComponentLives(ApiServer front, Loop loop, Identities identities) {
    this.front = front;
    this.loop = loop;
    this.identities = identities;
  }

  /** For components that begin now. */
  ComponentClients clients() {
    return new ComponentClients(present, loop, identities, Instruments.NONE);
  }

  /** The present life is over, and another one begins. */
  void end() {
    present.over = true;
    present = new Life();
  }

  private final class Life implements ApiServer {
    private boolean over;

    @Override
    public CompletionStage<ApiResponse> handle(ApiRequest request) {
      CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
      if (over) {
        return answer;
      }
      front.handle(request).whenComplete((response, failure) -> {
        if (over) {
          if (response instanceof ApiResponse.Streaming stream) {
            stream.frames().cancel();
          }
        } else if (failure == null) {
          answer.complete(response);
        } else {
          answer.completeExceptionally(failure);
        }
      });
      return answer;
    }
  }
}
