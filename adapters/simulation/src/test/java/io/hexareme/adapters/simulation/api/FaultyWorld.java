package io.hexareme.adapters.simulation.api;

import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client, faults, and a server behind them. */
final class FaultyWorld {
  static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";
  static final String PODS = "/api/v1/namespaces/default/pods";

  final SimulatedWorld world = new SimulatedWorld(1);
  final Loop loop = world.loop("api");
  final RecordingApiServer target = new RecordingApiServer();
  final FaultyApiServer server =
      new FaultyApiServer(target, loop, world.clock(), request -> request.headers().getOrDefault("user-agent", "kubectl"));
  final List<String> hits = new ArrayList<>();

  FaultyWorld() {
    server.onHit((at, fault, request) -> hits.add(request));
  }

  /** What a reader of a watch has seen: names of events, {@code half} for a cut line, {@code end}. */
  static final class Reader implements ApiResponse.Sink {
    final List<String> seen = new ArrayList<>();

    @Override
    public boolean frame(Body frame) {
      seen.add(switch (frame) {
        case Body.Tree(Value event) when event.text("type").equals("ERROR") -> event.text("object", "reason");
        case Body.Tree(Value event) -> event.text("object", "metadata", "name");
        case Body.Encoded encoded -> encoded.joined().utf8();
        case Body.None _ -> "";
      });
      return true;
    }

    @Override
    public void end() {
      seen.add("end");
    }
  }

  static ApiRequest request(String method, String path, String... query) {
    return request(Map.of("accept", Body.TREE), method, path, query);
  }

  static ApiRequest request(Map<String, String> headers, String method, String path, String... query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i += 2) parameters.put(query[i], List.of(query[i + 1]));
    return new ApiRequest(method, path, parameters, headers, new Body.None(), new Credential.None(), "");
  }

  CompletableFuture<ApiResponse> send(ApiRequest request) {
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    loop.execute(() -> server.handle(request).thenAccept(answer::complete));
    world.settle();
    return answer;
  }

  CompletableFuture<ApiResponse> update() {
    return send(request("PUT", WEB));
  }

  ApiResponse.Whole answer(CompletableFuture<ApiResponse> sent) {
    return (ApiResponse.Whole) sent.resultNow();
  }

  Reader watch() {
    Reader reader = new Reader();
    ((ApiResponse.Streaming) send(request("GET", PODS, "watch", "true")).resultNow()).frames().start(reader);
    world.settle();
    return reader;
  }

  void begin(ApiFault fault) {
    loop.execute(() -> server.begin(fault));
    world.settle();
  }

  void pass(long seconds) {
    world.advance(Duration.ofSeconds(seconds));
  }

  static Value status(ApiResponse.Whole answer) {
    return ((Body.Tree) answer.body()).value();
  }
}
