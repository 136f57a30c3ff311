package io.hexareme.core.apiserver.authentication;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.security.IssuerDocuments.Answer;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The keys of one issuer, found by discovery and kept. They are read again when a token comes that they did not sign, for the issuer may
 * have changed them; but not more often than {@link #PAUSE}, so that nobody who sends rubbish makes us ask without end.
 */
final class IssuerKeys {
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final JwtIssuer issuer;
  private final IssuerDocuments documents;
  private final BodyDecoder json;
  private Optional<Bytes> keys = Optional.empty();
  private Optional<Instant> asked = Optional.empty();
  private CompletionStage<Optional<Bytes>> asking; // null when nobody waits

  IssuerKeys(JwtIssuer issuer, IssuerDocuments documents, BodyDecoder json) {
    this.issuer = issuer;
    this.documents = documents;
    this.json = json;
  }

  /** What is known; empty before the first reading. */
  Optional<Bytes> known() {
    return keys;
  }

  /** Newer ones than those that are known; empty when there are none, or it is too early to ask again. */
  CompletionStage<Optional<Bytes>> newer(Instant now) {
    if (asking != null) {
      return asking;
    }
    if (asked.filter(last -> now.isBefore(last.plus(PAUSE))).isPresent()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    asked = Optional.of(now);
    CompletableFuture<Optional<Bytes>> answer = new CompletableFuture<>();
    asking = answer;
    documents.read(issuer.metadataUrl(), issuer.caBundle()).thenCompose(this::keySet).thenAccept(found -> {
      asking = null;
      keys = found.or(() -> keys);
      answer.complete(found);
    });
    return answer;
  }

  private CompletionStage<Optional<Bytes>> keySet(Answer metadata) {
    Optional<String> where = switch (metadata) {
      case Answer.Document(Bytes body) -> keysUrl(body);
      case Answer.Failed _ -> Optional.empty();
    };
    return where.map(url -> documents.read(url, issuer.caBundle()).thenApply(IssuerKeys::body))
        .orElse(CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Metadata of somebody else says nothing about this issuer (OpenID Connect Discovery 1.0, 4.3). */
  private Optional<String> keysUrl(Bytes metadata) {
    try {
      Value value = json.decode(metadata).value();
      return Optional.of(value.text("jwks_uri")).filter(url -> value.text("issuer").equals(issuer.url()) && !url.isEmpty());
    } catch (MalformedBody _) {
      return Optional.empty();
    }
  }

  private static Optional<Bytes> body(Answer answer) {
    return switch (answer) {
      case Answer.Document(Bytes body) -> Optional.of(body);
      case Answer.Failed _ -> Optional.empty();
    };
  }
}
