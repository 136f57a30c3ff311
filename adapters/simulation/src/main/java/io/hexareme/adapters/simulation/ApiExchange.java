package io.hexareme.adapters.simulation;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One request on its way, its answer, and the frames of that if it is a stream: until the end, or until the connection breaks. */
final class ApiExchange {
  /** Frames that may be on their way; beyond it the reader counts as too slow. */
  private static final int MOST_UNDER_WAY = 100_000;

  private final ApiPath path;
  private final ApiEndpoint endpoint;
  private final SimulatedLoop client;
  private final SimulatedLoop server;
  private final ApiRequest request;
  private final CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
  private ApiResponse.Frames source;
  private ApiResponse.Sink sink;
  private int underWay;
  private boolean over;

  ApiExchange(ApiPath path, ApiEndpoint endpoint, SimulatedLoop client, ApiRequest request) {
    this.path = path;
    this.endpoint = endpoint;
    this.client = client;
    this.server = endpoint.loop();
    this.request = request;
  }

  CompletionStage<ApiResponse> begin() {
    path.opened(this);
    path.there().send(server, () -> {
      if (!over) endpoint.target().handle(request).whenComplete(this::served);
    });
    return answer;
  }

  boolean isOf(SimulatedLoop loop) {
    return client == loop;
  }

  /** On the server's loop, or wherever a server's stages complete. */
  private void served(ApiResponse response, Throwable failure) {
    if (response instanceof ApiResponse.Streaming streaming) {
      source = streaming.frames();
      if (over) server.post(0, EventKind.TASK, source::cancel);
    }
    if (!over) path.back().send(client, () -> answered(failure == null ? response : WireAnswers.BROKEN.to(request)));
  }

  private void answered(ApiResponse response) {
    if (over) return;
    if (response instanceof ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames)) {
      answer.complete(new ApiResponse.Streaming(code, headers, new Carried(frames)));
    } else {
      end();
      answer.complete(response);
    }
  }

  /** The connection is gone; each side hears of it on its own loop. */
  void broken() {
    if (over) return;
    end();
    stopSource();
    client.post(0, EventKind.MESSAGE, () -> {
      if (sink != null) {
        sink.end();
      } else {
        answer.complete(WireAnswers.LOST.to(request));
      }
    });
  }

  /** The client's process is no more. */
  void abandoned() {
    if (over) return;
    end();
    stopSource();
  }

  private void end() {
    over = true;
    path.closed(this);
  }

  private void stopSource() {
    if (source != null) server.post(0, EventKind.TASK, source::cancel);
  }

  /** The frames as the client reads them. */
  private final class Carried implements ApiResponse.Frames {
    private final ApiResponse.Frames frames;

    private Carried(ApiResponse.Frames frames) {
      this.frames = frames;
    }

    @Override
    public void start(ApiResponse.Sink to) {
      sink = to;
      if (over) {
        client.post(0, EventKind.MESSAGE, to::end);
      } else {
        path.there().send(server, () -> frames.start(new Carrier()));
      }
    }

    @Override
    public void cancel() {
      if (over) return;
      end();
      path.there().send(server, frames::cancel);
    }
  }

  /** Takes frames on the server's side. */
  private final class Carrier implements ApiResponse.Sink {
    @Override
    public boolean frame(Body frame) {
      if (over || ++underWay > MOST_UNDER_WAY) return false;
      path.back().send(client, () -> {
        underWay--;
        if (!over && !sink.frame(frame)) {
          end();
          stopSource();
        }
      });
      return true;
    }

    @Override
    public void end() {
      path.back().send(client, () -> {
        if (over) return;
        ApiExchange.this.end();
        sink.end();
      });
    }
  }
}
