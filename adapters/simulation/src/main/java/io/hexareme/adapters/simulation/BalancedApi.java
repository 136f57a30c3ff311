package io.hexareme.adapters.simulation;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One client's load balancer: stays with a server as long as it can be reached, then goes on to the next. */
final class BalancedApi implements ApiServer {
  private final ApiWire wire;
  private final String client;
  private final SimulatedLoop loop;
  private int current;

  BalancedApi(ApiWire wire, String client, SimulatedLoop loop, int first) {
    this.wire = wire;
    this.client = client;
    this.loop = loop;
    this.current = first;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    SimulatedLoop.enter(loop);
    List<String> servers = wire.servers();
    String chosen = null;
    for (int i = 0; i < servers.size(); i++) {
      int index = (current + i) % servers.size();
      String server = servers.get(index);
      if (wire.endpoint(server).listens() && !wire.endpoint(server).isSilent() && !wire.path(client, server).isBroken()) {
        current = index;
        chosen = server;
        break;
      }
    }
    return chosen == null ? unreachable(request, servers) : new ApiExchange(wire.path(client, chosen), wire.endpoint(chosen), loop, request).begin();
  }

  /** Nobody listens: that is known at once. Somebody may listen, but nothing comes through: that takes patience. */
  private CompletionStage<ApiResponse> unreachable(ApiRequest request, List<String> servers) {
    boolean listens = servers.stream().anyMatch(server -> wire.endpoint(server).listens());
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    loop.post(listens ? ApiWire.PATIENCE.toNanos() : 0, EventKind.MESSAGE,
        () -> answer.complete((listens ? WireAnswers.UNREACHABLE : WireAnswers.REFUSED).to(request)));
    return answer;
  }
}
