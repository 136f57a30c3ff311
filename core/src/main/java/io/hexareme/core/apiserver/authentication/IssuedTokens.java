package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.authentication.SignedClaims.Claims;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.security.TokenVerifier;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bearer tokens of one other issuer (OpenID Connect): JSON Web Tokens signed with a key that the issuer publishes. */
final class IssuedTokens implements Authenticator {
  private final SignedClaims signed;
  private final DistributedClaims distributed;
  private final ClaimMapping mapping;

  IssuedTokens(JwtIssuer issuer, IssuerDocuments documents, TokenVerifier verifier, BodyDecoder json, ClaimMapping mapping) {
    this.signed = new SignedClaims(issuer, documents, verifier, json);
    this.distributed = new DistributedClaims(issuer, documents, verifier, json);
    this.mapping = mapping;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    if (!(credential instanceof Credential.Bearer(String token)) || !signed.says(token)) {
      return new Outcome.NotMine().atOnce();
    }
    return signed.of(token, now).thenCompose(claims -> switch (claims) {
      case Claims.Good(Obj found) -> distributed.expanded(found, now);
      case Claims.Bad bad -> CompletableFuture.<Claims>completedFuture(bad);
    }).thenApply(claims -> switch (claims) {
      case Claims.Good(Obj whole) -> mapping.user(whole);
      case Claims.Bad(String why) -> new Outcome.Bad(why);
    });
  }
}
