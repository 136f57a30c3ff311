package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /version}: the Kubernetes version whose API is served. */
public final class VersionPath implements PathHandler {
  private final Responder responder;
  private final Obj version;

  /** @param gitVersion semantic version with a leading v */
  public VersionPath(Responder responder, String gitVersion) {
    this.responder = responder;
    String[] numbers = gitVersion.substring(1).split("[.+-]");
    this.version = Value.obj(
        "major", numbers[0],
        "minor", numbers[1],
        "gitVersion", gitVersion,
        "gitCommit", "",
        "gitTreeState", "clean",
        "buildDate", "1970-01-01T00:00:00Z",
        "goVersion", "java",
        "compiler", "javac",
        "platform", "jvm");
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    String path = call.request().path();
    return path.equals("/version") || path.equals("/version/")
        ? Optional.of(CompletableFuture.completedFuture(responder.tree(call, 200, version)))
        : Optional.empty();
  }
}
