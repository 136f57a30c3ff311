package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Service-account tokens that live in Secrets of type {@code kubernetes.io/service-account-token}: they never expire, and are good as long
 * as the Secret holds them and the account is the one they were made for.
 */
final class LegacyTokens implements Authenticator {
  /** Who such tokens say has issued them. */
  static final String ISSUER = "kubernetes/serviceaccount";

  private static final String CLAIM = "kubernetes.io/serviceaccount/";

  private final TokenSigner signer;
  private final ObjectReader objects;

  LegacyTokens(TokenSigner signer, ObjectReader objects) {
    this.signer = signer;
    this.objects = objects;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    if (!(credential instanceof Credential.Bearer(String token))) {
      return new Outcome.NotMine().atOnce();
    }
    Outcome outcome = signer.verify(token).filter(claims -> claims.text("iss").equals(ISSUER))
        .<Outcome>map(claims -> judge(token, claims)).orElse(new Outcome.NotMine());
    return outcome.atOnce();
  }

  private Outcome judge(String token, Obj claims) {
    String namespace = claims.text(CLAIM + "namespace");
    String name = claims.text(CLAIM + "service-account.name");
    String uid = claims.text(CLAIM + "service-account.uid");
    boolean kept = objects.get(Resource.SECRETS, new ObjectKey(namespace, claims.text(CLAIM + "secret.name")))
        .filter(secret -> !Meta.isTerminating(secret) && secret.text("data", "token").equals(base64(token))).isPresent();
    if (!kept) {
      return new Outcome.Bad("service account token has been invalidated");
    }
    boolean same = objects.get(Resource.SERVICE_ACCOUNTS, new ObjectKey(namespace, name))
        .filter(account -> Meta.uid(account).equals(uid) && !Meta.isTerminating(account)).isPresent();
    return same
        ? new Outcome.Known(new User(ServiceAccountNames.userName(namespace, name), uid, ServiceAccountNames.groups(namespace), Map.of()))
        : new Outcome.Bad("service account UID (" + uid + ") does not match");
  }

  private static String base64(String token) {
    return Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
  }

  /** They name no audience: they are for this server. */
  static List<String> audiences(Obj claims, String own) {
    return claims.text("iss").equals(ISSUER) ? List.of(own) : List.of();
  }
}
