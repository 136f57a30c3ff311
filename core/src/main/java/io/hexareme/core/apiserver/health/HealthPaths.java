package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.ports.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * {@code /livez}, {@code /readyz}, {@code /healthz}: all checks, or the one named below. {@code ?verbose} lists them,
 * {@code ?exclude=name} leaves one out. Anybody may read the lists, so they do not say why a check failed (who asks for that one check
 * is told); but of the store they say it, as all that is slow or refused above it comes from there.
 */
public final class HealthPaths implements PathHandler {
  private final List<HealthCheck> live;
  private final List<HealthCheck> ready;

  /** @param ready checks that {@code /readyz} makes beside {@code live} */
  public HealthPaths(List<HealthCheck> live, List<HealthCheck> ready) {
    this.live = List.copyOf(live);
    List<HealthCheck> all = new ArrayList<>(live);
    all.addAll(ready);
    this.ready = List.copyOf(all);
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    List<String> parts = List.of(call.request().path().split("/")).stream().filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty() || parts.size() > 2) {
      return Optional.empty();
    }
    return checks(parts.getFirst()).flatMap(checks -> parts.size() == 1
        ? Optional.of(all(call, parts.getFirst(), checks))
        : checks.stream().filter(check -> check.name().equals(parts.get(1))).findFirst().map(HealthPaths::single));
  }

  private Optional<List<HealthCheck>> checks(String endpoint) {
    return switch (endpoint) {
      case "livez", "healthz" -> Optional.of(live);
      case "readyz" -> Optional.of(ready);
      default -> Optional.empty();
    };
  }

  private static CompletionStage<ApiResponse> single(HealthCheck check) {
    return check.run().thenApply(finding -> switch (finding) {
      case Finding.Well(String remark) -> Responder.text(200, remark.isEmpty() ? "ok" : "ok: " + remark);
      case Finding.Unwell(String why, boolean told) -> Responder.text(500, "internal server error: " + why + "\n");
    });
  }

  private static CompletionStage<ApiResponse> all(Call call, String endpoint, List<HealthCheck> checks) {
    List<String> excluded = call.request().query().getOrDefault("exclude", List.of());
    boolean verbose = call.request().query().containsKey("verbose");
    CompletionStage<Report> report = CompletableFuture.completedFuture(new Report(true, ""));
    for (HealthCheck check : checks) {
      report = report.thenCompose(so -> excluded.contains(check.name())
          ? CompletableFuture.completedFuture(so.plus(true, "[+]" + check.name() + " excluded: ok"))
          : check.run().thenApply(finding -> so.plus(finding instanceof Finding.Well, line(check.name(), finding))));
    }
    List<String> unknown = excluded.stream().filter(name -> checks.stream().noneMatch(check -> check.name().equals(name))).sorted().toList();
    String warning = unknown.isEmpty() ? "" : unknown.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",",
        "warn: some health checks cannot be excluded: no matches for ", "\n"));
    return report.thenApply(whole -> new Report(whole.well(), whole.lines() + warning).answer(endpoint, verbose));
  }

  private static String line(String name, Finding finding) {
    return switch (finding) {
      case Finding.Well(String remark) -> "[+]" + name + " ok" + (remark.isEmpty() ? "" : ": " + remark);
      case Finding.Unwell(String why, boolean told) -> "[-]" + name + " failed: " + (told ? why : "reason withheld");
    };
  }

  /** What the checks so far found. */
  private record Report(boolean well, String lines) {
    Report plus(boolean good, String line) {
      return new Report(well && good, lines + line + "\n");
    }

    ApiResponse answer(String endpoint, boolean verbose) {
      if (!well) {
        return Responder.text(500, lines + endpoint + " check failed\n");
      }
      return Responder.text(200, verbose ? lines + endpoint + " check passed\n" : "ok");
    }
  }
}
