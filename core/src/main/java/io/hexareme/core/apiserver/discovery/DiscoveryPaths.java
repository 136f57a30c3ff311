package io.hexareme.core.apiserver.discovery;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /api}, {@code /apis} and what is below them down to one group and version. */
public final class DiscoveryPaths implements PathHandler {
  private final LegacyDiscovery legacy;
  private final AggregatedDiscovery aggregated;
  private final Responder responder;

  /** @param serverAddress host and port that {@code /api} tells clients */
  public DiscoveryPaths(ServedResources resources, Responder responder, String serverAddress) {
    this.legacy = new LegacyDiscovery(resources, serverAddress);
    this.aggregated = new AggregatedDiscovery(resources, responder);
    this.responder = responder;
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    if (call.info().isResource() || !call.request().method().equals("GET")) {
      return Optional.empty();
    }
    List<String> parts = List.of(call.request().path().split("/")).stream().filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Optional<ApiResponse> answer = switch (parts.getFirst()) {
      case "api" -> core(call, parts);
      case "apis" -> groups(call, parts);
      default -> Optional.empty();
    };
    return answer.map(CompletableFuture::completedFuture);
  }

  private Optional<ApiResponse> core(Call call, List<String> parts) {
    if (parts.size() == 1) {
      return Optional.of(aggregated.answer(call, true).orElseGet(() -> tree(call, legacy.coreVersions())));
    }
    return parts.size() == 2 ? legacy.resources("", parts.get(1)).map(list -> tree(call, list)) : Optional.empty();
  }

  private Optional<ApiResponse> groups(Call call, List<String> parts) {
    return switch (parts.size()) {
      case 1 -> Optional.of(aggregated.answer(call, false).orElseGet(() -> tree(call, legacy.groups())));
      case 2 -> legacy.group(parts.get(1)).map(group -> tree(call, group));
      case 3 -> legacy.resources(parts.get(1), parts.get(2)).map(list -> tree(call, list));
      default -> Optional.empty();
    };
  }

  private ApiResponse tree(Call call, Obj value) {
    return responder.tree(call, 200, value);
  }
}
