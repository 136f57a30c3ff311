package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.ports.api.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /livez}, {@code /readyz}, {@code /healthz}: all checks, or the one named below; {@code ?verbose} lists them. */
public final class HealthPaths implements PathHandler {
  private final List<HealthCheck> checks;

  public HealthPaths(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    String[] parts = call.request().path().split("/");
    boolean health = parts.length > 1 && List.of("livez", "readyz", "healthz").contains(parts[1]);
    if (!health || parts.length > 3) {
      return Optional.empty();
    }
    List<HealthCheck> asked = checks.stream().filter(check -> parts.length == 2 || check.name().equals(parts[2])).toList();
    return asked.isEmpty() ? Optional.empty() : Optional.of(CompletableFuture.completedFuture(answer(call, parts[1], asked)));
  }

  private static ApiResponse answer(Call call, String endpoint, List<HealthCheck> asked) {
    StringBuilder lines = new StringBuilder();
    boolean well = true;
    for (HealthCheck check : asked) {
      Optional<String> problem = check.problem().get();
      well &= problem.isEmpty();
      lines.append(problem.map(why -> "[-]" + check.name() + " failed: " + why).orElse("[+]" + check.name() + " ok")).append('\n');
    }
    if (!well) {
      return Responder.text(500, lines + endpoint + " check failed\n");
    }
    boolean verbose = call.request().query().containsKey("verbose");
    return Responder.text(200, verbose ? lines + endpoint + " check passed\n" : "ok");
  }
}
