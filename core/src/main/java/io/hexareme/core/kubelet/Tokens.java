package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.volume.TokenRef;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Service account tokens of this node's Pods, each asked for once and again when four fifths of its life, or a day, have passed. */
final class Tokens {
  private static final Duration OLDEST = Duration.ofHours(24);

  private final ApiClient client;
  private final Clock clock;
  private final Map<String, Map<TokenRef, Issued>> byPod = new LinkedHashMap<>();

  record Issued(String token, Instant refreshAt) {}

  Tokens(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Fails with {@link IllegalStateException}, whose message is the API server's, when it is refused. */
  CompletionStage<Issued> get(Obj pod, TokenRef ref, String span) {
    Map<TokenRef, Issued> known = byPod.computeIfAbsent(Meta.uid(pod), uid -> new LinkedHashMap<>());
    Issued issued = known.get(ref);
    if (issued != null && clock.now().isBefore(issued.refreshAt())) {
      return CompletableFuture.completedFuture(issued);
    }
    String account = pod.at("spec", "serviceAccountName").asString("default");
    return client.because(span).createAt(Resource.SERVICE_ACCOUNTS, Meta.namespace(pod), account, "token", request(pod, ref))
        .thenApply(result -> {
          if (result instanceof Result.Ok(int code, Obj answer)) {
            known.put(ref, issued(answer, ref));
            return known.get(ref);
          }
          throw new IllegalStateException(result instanceof Result.Failed failed ? failed.message() : "no answer");
        });
  }

  private static Obj request(Obj pod, TokenRef ref) {
    return Value.obj(
        "kind", "TokenRequest",
        "apiVersion", "authentication.k8s.io/v1",
        "spec", Value.obj(
            "audiences", ref.audience().isEmpty() ? null : List.of(ref.audience()),
            "expirationSeconds", ref.seconds(),
            "boundObjectRef", Value.obj("kind", "Pod", "apiVersion", "v1", "name", Meta.name(pod), "uid", Meta.uid(pod))));
  }

  /** Its life is counted from its arrival: the instant it ends at is of the API server's clock, by which this node's may be hours ahead. */
  private Issued issued(Obj answer, TokenRef ref) {
    Duration granted = Duration.ofSeconds(answer.at("spec", "expirationSeconds").asLong(ref.seconds()));
    Duration life = granted.multipliedBy(4).dividedBy(5);
    return new Issued(answer.text("status", "token"), clock.now().plus(life.compareTo(OLDEST) > 0 ? OLDEST : life));
  }

  void forget(String podUid) {
    byPod.remove(podUid);
  }
}
