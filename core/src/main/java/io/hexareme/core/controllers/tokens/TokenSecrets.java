package io.hexareme.core.controllers.tokens;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keys are Secrets of type {@code kubernetes.io/service-account-token}: each gets a token for the account that its annotation names, and is
 * deleted when there is no such account.
 */
public final class TokenSecrets implements Controller {
  private static final String TYPE = "kubernetes.io/service-account-token";
  private static final String NAME = "kubernetes.io/service-account.name";
  private static final String UID = "kubernetes.io/service-account.uid";
  private static final String CLAIM = "kubernetes.io/serviceaccount/";

  private final TokenSigner signer;
  private final String authority;

  /** @param authority the cluster's certificate authority in PEM */
  public TokenSecrets(TokenSigner signer, String authority) {
    this.signer = signer;
    this.authority = authority;
  }

  @Override
  public String name() {
    return "service-account-token-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.SECRETS, Resource.SERVICE_ACCOUNTS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (resource.equals(Resource.SECRETS)) {
      return object.text("type").equals(TYPE) ? List.of(ObjectKey.of(object)) : List.of();
    }
    List<ObjectKey> keys = new ArrayList<>();
    for (Obj secret : view.in(Resource.SECRETS, Meta.namespace(object))) {
      if (secret.text("type").equals(TYPE) && account(secret).name().equals(Meta.name(object))) {
        keys.add(ObjectKey.of(secret));
      }
    }
    return keys;
  }

  private static ObjectKey account(Obj secret) {
    return new ObjectKey(Meta.namespace(secret), Meta.annotations(secret).getOrDefault(NAME, ""));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<Obj> secret = view.get(Resource.SECRETS, key).filter(found -> found.text("type").equals(TYPE) && !Meta.isTerminating(found));
    if (secret.isEmpty() || account(secret.get()).name().isEmpty()) {
      return Plan.nothing();
    }
    ObjectKey account = account(secret.get());
    // The view may not have seen the account yet: a Secret is deleted only when the server itself says there is none.
    Optional<Obj> seen = view.get(Resource.SERVICE_ACCOUNTS, account);
    if (seen.isEmpty() && view.live(Resource.SERVICE_ACCOUNTS, account).isEmpty()) {
      return Plan.reading(List.of(new Plan.Read(Resource.SERVICE_ACCOUNTS, account)));
    }
    Optional<Obj> found = seen.or(() -> view.live(Resource.SERVICE_ACCOUNTS, account).flatMap(live -> live));
    String wanted = Meta.annotations(secret.get()).getOrDefault(UID, "");
    return found.filter(object -> wanted.isEmpty() || wanted.equals(Meta.uid(object)))
        .map(object -> fill(secret.get(), object))
        .orElseGet(() -> Plan.of(Command.Delete.of(Resource.SECRETS, secret.get())));
  }

  private Plan fill(Obj secret, Obj account) {
    Obj data = secret.at("data").asObj();
    Obj filled = data.with("ca.crt", base64(authority)).with("namespace", base64(Meta.namespace(account)));
    Obj whole = data.text("token").isEmpty() ? filled.with("token", base64(signer.sign(claims(account, Meta.name(secret))))) : filled;
    boolean right = whole.equals(data) && Meta.annotations(secret).getOrDefault(UID, "").equals(Meta.uid(account));
    return right ? Plan.nothing()
        : Plan.of(new Command.Update(Resource.SECRETS, Meta.withAnnotation(secret.with("data", whole), UID, Meta.uid(account))));
  }

  private static Obj claims(Obj account, String secret) {
    String namespace = Meta.namespace(account);
    return Value.obj(
        "iss", "kubernetes/serviceaccount",
        CLAIM + "namespace", namespace,
        CLAIM + "secret.name", secret,
        CLAIM + "service-account.name", Meta.name(account),
        CLAIM + "service-account.uid", Meta.uid(account),
        "sub", "system:serviceaccount:" + namespace + ":" + Meta.name(account));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
