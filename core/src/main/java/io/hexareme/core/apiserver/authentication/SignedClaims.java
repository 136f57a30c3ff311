package io.hexareme.core.apiserver.authentication;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What one issuer says, and signed: the claims of its tokens, once signature, audience and times are found to be right. */
final class SignedClaims {
  private final JwtIssuer issuer;
  private final IssuerKeys keys;
  private final TokenVerifier verifier;
  private final BodyDecoder json;

  SignedClaims(JwtIssuer issuer, IssuerDocuments documents, TokenVerifier verifier, BodyDecoder json) {
    this.issuer = issuer;
    this.keys = new IssuerKeys(issuer, documents, json);
    this.verifier = verifier;
    this.json = json;
  }

  /** What a token came to. */
  sealed interface Claims {
    record Good(Obj claims) implements Claims {}

    /** {@code why} is for the trace, never for the caller. */
    record Bad(String why) implements Claims {}
  }

  /** Whether the token says that it is of this issuer; nothing else in it is believed before the signature is checked. */
  boolean says(String token) {
    return claimedIssuer(token, json).equals(issuer.url());
  }

  /** The issuer that a token names, unchecked; empty for what is no token. */
  static String claimedIssuer(String token, BodyDecoder json) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return "";
    }
    try {
      return json.decode(new Bytes(Base64.getUrlDecoder().decode(parts[1]))).value().text("iss");
    } catch (MalformedBody | IllegalArgumentException _) {
      return "";
    }
  }

  /** Completes on the loop; at once, when the keys are known. */
  CompletionStage<Claims> of(String token, Instant now) {
    Optional<Obj> claims = keys.known().flatMap(known -> verifier.verify(token, known));
    if (claims.isPresent()) {
      return CompletableFuture.completedFuture(judge(claims.get(), now));
    }
    return keys.newer(now).thenApply(newer -> newer.flatMap(set -> verifier.verify(token, set))
        .map(found -> judge(found, now)).orElse(new Claims.Bad("oidc: verify token: failed to verify signature")));
  }

  private Claims judge(Obj claims, Instant now) {
    if (!claims.text("iss").equals(issuer.url())) {
      return new Claims.Bad("oidc: id token issued by a different provider");
    }
    if (audiences(claims).stream().noneMatch(issuer.audiences()::contains)) {
      return new Claims.Bad("oidc: verify token: expected audience in " + issuer.audiences() + " got " + audiences(claims));
    }
    if (claims.at("exp").asLong(0) <= now.getEpochSecond()) {
      return new Claims.Bad("oidc: verify token: token is expired");
    }
    // Five minutes of mercy, as the issuers' own libraries give.
    if (claims.at("nbf").asLong(0) > now.getEpochSecond() + 300) {
      return new Claims.Bad("oidc: verify token: current time before the nbf (not before) time");
    }
    return new Claims.Good(claims);
  }

  private static List<String> audiences(Obj claims) {
    Value audience = claims.at("aud");
    return audience instanceof Value.Str(String single) ? List.of(single) : audience.items().stream().map(a -> a.asString("")).toList();
  }
}
