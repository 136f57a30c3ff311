package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Bearer tokens of service accounts: JSON Web Tokens that carry our signature and issuer, are meant for the wanted audience, have not
 * expired, and whose account (and Pod, Secret or Node, if the token is bound to one) is still the one they were made for.
 */
public final class ServiceAccountTokens implements Authenticator {
  private static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

  private final TokenSigner signer;
  private final TokenBindings bindings;
  private final String issuer;

  /** @param issuer of our tokens, and the audience that means this server */
  public ServiceAccountTokens(TokenSigner signer, ObjectReader objects, String issuer) {
    this.signer = signer;
    this.bindings = new TokenBindings(objects);
    this.issuer = issuer;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    Outcome outcome =
        credential instanceof Credential.Bearer(String token) ? authenticate(token, List.of(issuer), now) : new Outcome.NotMine();
    return outcome.atOnce();
  }

  /** The same for other audiences, one of which the token must name. */
  public Outcome authenticate(String token, List<String> audiences, Instant now) {
    Optional<Obj> verified = signer.verify(token);
    if (verified.isEmpty() || !verified.get().text("iss").equals(issuer)) {
      return new Outcome.NotMine();
    }
    Obj claims = verified.get();
    if (audiencesOf(claims).stream().noneMatch(audiences::contains)) {
      return new Outcome.Bad("token audiences " + audiencesOf(claims) + " is invalid for the target audiences " + audiences);
    }
    return inTime(claims, now).or(() -> bindings.wrong(claims, now).map(Outcome.Bad::new)).orElseGet(() -> new Outcome.Known(user(claims)));
  }

  /** Who issues them; the audience that means this server. */
  public String issuer() {
    return issuer;
  }

  /** The audiences that a token which we signed is meant for. */
  public List<String> audiences(String token) {
    return signer.verify(token)
        .map(claims -> claims.has("aud") ? audiencesOf(claims) : LegacyTokens.audiences(claims, issuer)).orElse(List.of());
  }

  /** {@code aud} is a list, or a single string (RFC 7519, 4.1.3). */
  private static List<String> audiencesOf(Obj claims) {
    Value audience = claims.at("aud");
    return audience instanceof Value.Str(String single) ? List.of(single) : audience.items().stream().map(a -> a.asString("")).toList();
  }

  private static Optional<Outcome> inTime(Obj claims, Instant now) {
    if (claims.at("exp").asLong(0) <= now.getEpochSecond()) {
      return bad("service account token has expired");
    }
    return claims.at("nbf").asLong(0) > now.getEpochSecond() ? bad("service account token is not valid yet") : Optional.empty();
  }

  private static Optional<Outcome> bad(String why) {
    return Optional.of(new Outcome.Bad(why));
  }

  private static User user(Obj claims) {
    Value kubernetes = claims.at("kubernetes.io");
    String namespace = kubernetes.text("namespace");
    Map<String, List<String>> extra = new LinkedHashMap<>();
    put(extra, CREDENTIAL_ID, claims.text("jti").isEmpty() ? "" : "JTI=" + claims.text("jti"));
    for (String kind : List.of("pod", "node")) {
      put(extra, "authentication.kubernetes.io/" + kind + "-name", kubernetes.text(kind, "name"));
      put(extra, "authentication.kubernetes.io/" + kind + "-uid", kubernetes.text(kind, "uid"));
    }
    return new User(ServiceAccountNames.userName(namespace, kubernetes.text("serviceaccount", "name")),
        kubernetes.text("serviceaccount", "uid"), ServiceAccountNames.groups(namespace), extra);
  }

  private static void put(Map<String, List<String>> extra, String key, String value) {
    if (!value.isEmpty()) {
      extra.put(key, List.of(value));
    }
  }
}
