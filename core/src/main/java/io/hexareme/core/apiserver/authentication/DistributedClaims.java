package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.core.apiserver.authentication.SignedClaims.Claims;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.security.TokenVerifier;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The groups of a user who is in too many for one token: the token names a place where they can be read, as a token of their own, which
 * the same or another issuer signed (OpenID Connect Core 1.0, 5.6.2, distributed claims). Aggregated ones are left alone, as Kubernetes does.
 */
final class DistributedClaims {
  private final JwtIssuer issuer;
  private final IssuerDocuments documents;
  private final TokenVerifier verifier;
  private final BodyDecoder json;
  private final Optional<String> groups;
  private final Map<String, SignedClaims> sources = new TreeMap<>();

  DistributedClaims(JwtIssuer issuer, IssuerDocuments documents, TokenVerifier verifier, BodyDecoder json) {
    this.issuer = issuer;
    this.documents = documents;
    this.verifier = verifier;
    this.json = json;
    groups = issuer.mappings().groups().flatMap(source -> source instanceof Source.Claim(String claim, String _) ? Optional.of(claim) : Optional.empty());
  }

  /** The claims with the groups among them; the same ones when these are there, or nobody says where they are. */
  CompletionStage<Claims> expanded(Obj claims, Instant now) {
    if (groups.isEmpty() || claims.has(groups.get()) || !claims.has("_claim_names")) {
      return done(new Claims.Good(claims));
    }
    if (!claims.has("_claim_sources")) {
      return done(bad("oidc: no claim sources"));
    }
    String source = claims.text("_claim_names", groups.get());
    if (source.isEmpty()) {
      return done(new Claims.Good(claims));
    }
    Value endpoint = claims.at("_claim_sources", source);
    if (endpoint.isNull()) {
      return done(bad("id token _claim_names contained a source " + source + " missing in _claims_sources"));
    }
    return endpoint.text("endpoint").isEmpty() ? done(new Claims.Good(claims)) : read(endpoint, claims, now);
  }

  private CompletionStage<Claims> read(Value endpoint, Obj claims, Instant now) {
    String url = endpoint.text("endpoint");
    return documents.read(url, issuer.caBundle(), endpoint.text("access_token")).thenCompose(answer -> switch (answer) {
      case IssuerDocuments.Answer.Document(Bytes body) -> signed(body.utf8().strip(), now);
      case IssuerDocuments.Answer.Failed(String why) -> done(bad("while getting distributed claim \"" + groups.orElseThrow() + "\": " + why));
    }).thenApply(said -> switch (said) {
      case Claims.Good(Obj more) when more.has(groups.orElseThrow()) ->
          new Claims.Good(claims.with(groups.orElseThrow(), more.at(groups.orElseThrow())));
      case Claims.Good _ -> bad("jwt returned by distributed claim endpoint " + url + " did not contain claim: " + groups.orElseThrow());
      case Claims.Bad wrong -> wrong;
    });
  }

  /** Whoever issued it is asked for its keys: the token that named the place vouches for that. */
  private CompletionStage<Claims> signed(String token, Instant now) {
    String by = SignedClaims.claimedIssuer(token, json);
    return by.isEmpty() ? done(bad("what came is no token")) : sources.computeIfAbsent(by, this::source).of(token, now);
  }

  private SignedClaims source(String url) {
    return new SignedClaims(new JwtIssuer(url, url.equals(issuer.url()) ? issuer.discoveryUrl() : "", issuer.caBundle(), issuer.audiences(),
        List.of(), issuer.mappings(), List.of()), documents, verifier, json);
  }

  private static Claims bad(String why) {
    return new Claims.Bad("oidc: could not expand distributed claims: " + why);
  }

  private static CompletionStage<Claims> done(Claims claims) {
    return CompletableFuture.completedFuture(claims);
  }
}
