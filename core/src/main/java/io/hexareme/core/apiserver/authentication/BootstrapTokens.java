package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bootstrap tokens, {@code abcdef.0123456789abcdef}, by which nodes join: Secrets of their own type in kube-system.
 * (https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/)
 */
final class BootstrapTokens implements Authenticator {
  private static final Pattern TOKEN = Pattern.compile("([a-z0-9]{6})\\.([a-z0-9]{16})");
  private static final Pattern GROUP = Pattern.compile("system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]");
  private static final String GROUPS = "system:bootstrappers";

  private final ObjectReader objects;

  BootstrapTokens(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    Matcher token = credential instanceof Credential.Bearer(String text) ? TOKEN.matcher(text) : TOKEN.matcher("");
    Optional<Outcome> outcome = token.matches()
        ? objects.get(Resource.SECRETS, new ObjectKey("kube-system", "bootstrap-token-" + token.group(1)))
            .map(secret -> judge(secret, token.group(1), token.group(2), now))
        : Optional.empty();
    return outcome.orElse(new Outcome.NotMine()).atOnce();
  }

  private static Outcome judge(Obj secret, String id, String given, Instant now) {
    boolean right = secret.text("type").equals("bootstrap.kubernetes.io/token") && !Meta.isTerminating(secret)
        && data(secret, "token-id").equals(id) && same(data(secret, "token-secret"), given);
    if (!right) {
      return new Outcome.NotMine();
    }
    if (isOver(data(secret, "expiration"), now)) {
      return new Outcome.Bad("the bootstrap token " + id + " has expired");
    }
    if (!data(secret, "usage-bootstrap-authentication").equals("true")) {
      return new Outcome.Bad("the bootstrap token " + id + " is not for authentication");
    }
    List<String> groups = new ArrayList<>(List.of(GROUPS));
    for (String group : data(secret, "auth-extra-groups").split(",")) {
      if (!group.isEmpty() && !GROUP.matcher(group).matches()) {
        return new Outcome.Bad("the bootstrap token " + id + " names a group that no bootstrapper may be in");
      }
      if (!group.isEmpty() && !groups.contains(group)) {
        groups.add(group);
      }
    }
    return new Outcome.Known(User.of("system:bootstrap:" + id, groups));
  }

  /** An end that cannot be read has come: a token never lives longer than meant. */
  private static boolean isOver(String expiration, Instant now) {
    try {
      return !expiration.isEmpty() && !OffsetDateTime.parse(expiration).toInstant().isAfter(now);
    } catch (DateTimeException _) {
      return true;
    }
  }

  private static String data(Obj secret, String key) {
    try {
      return new String(Base64.getDecoder().decode(secret.text("data", key)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** Takes as long for a token that is nearly right as for one that is all wrong. */
  private static boolean same(String kept, String given) {
    int difference = kept.length() ^ given.length();
    for (int i = 0; i < Math.min(kept.length(), given.length()); i++) {
      difference |= kept.charAt(i) ^ given.charAt(i);
    }
    return difference == 0;
  }
}
