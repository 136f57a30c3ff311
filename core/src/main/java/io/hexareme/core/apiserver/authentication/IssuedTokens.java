package io.hexareme.core.apiserver.authentication;

import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.security.TokenVerifier;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Bearer tokens of one other issuer (OpenID Connect): JSON Web Tokens signed with a key that the issuer publishes. */
final class IssuedTokens implements Authenticator {
  private final JwtIssuer issuer;
  private final IssuerKeys keys;
  private final TokenVerifier verifier;
  private final BodyDecoder json;
  private final ClaimMapping mapping;

  IssuedTokens(JwtIssuer issuer, IssuerDocuments documents, TokenVerifier verifier, BodyDecoder json, ClaimMapping mapping) {
    this.issuer = issuer;
    this.keys = new IssuerKeys(issuer, documents, json);
    this.verifier = verifier;
    this.json = json;
    this.mapping = mapping;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    if (!(credential instanceof Credential.Bearer(String token)) || !says(token)) {
      return new Outcome.NotMine().atOnce();
    }
    Optional<Obj> claims = keys.known().flatMap(known -> verifier.verify(token, known));
    if (claims.isPresent()) {
      return judge(claims.get(), now).atOnce();
    }
    return keys.newer(now).thenApply(newer -> newer.flatMap(set -> verifier.verify(token, set))
        .map(found -> judge(found, now)).orElse(new Outcome.Bad("oidc: verify token: failed to verify signature")));
  }

  /** Whether the token says that it is of this issuer; nothing else in it is believed before the signature is checked. */
  private boolean says(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      Value claims = json.decode(new Bytes(Base64.getUrlDecoder().decode(parts[1]))).value();
      return claims.text("iss").equals(issuer.url());
    } catch (MalformedBody | IllegalArgumentException _) {
      return false;
    }
  }

  private Outcome judge(Obj claims, Instant now) {
    if (!claims.text("iss").equals(issuer.url())) {
      return new Outcome.Bad("oidc: id token issued by a different provider");
    }
    if (audiences(claims).stream().noneMatch(issuer.audiences()::contains)) {
      return new Outcome.Bad("oidc: verify token: expected audience in " + issuer.audiences() + " got " + audiences(claims));
    }
    if (claims.at("exp").asLong(0) <= now.getEpochSecond()) {
      return new Outcome.Bad("oidc: verify token: token is expired");
    }
    // Five minutes of mercy, as the issuers' own libraries give.
    if (claims.at("nbf").asLong(0) > now.getEpochSecond() + 300) {
      return new Outcome.Bad("oidc: verify token: current time before the nbf (not before) time");
    }
    return mapping.user(claims);
  }

  private static List<String> audiences(Obj claims) {
    Value audience = claims.at("aud");
    return audience instanceof Value.Str(String single) ? List.of(single) : audience.items().stream().map(a -> a.asString("")).toList();
  }
}
