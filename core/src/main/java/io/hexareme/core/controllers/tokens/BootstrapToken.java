package io.hexareme.core.controllers.tokens;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Secret of kube-system that is a bootstrap token. (https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/) */
record BootstrapToken(Obj secret) {
  static final String NAMESPACE = "kube-system";

  private static final String TYPE = "bootstrap.kubernetes.io/token";
  private static final Pattern ID = Pattern.compile("[a-z0-9]{6}");

  static Optional<BootstrapToken> of(Obj secret) {
    return secret.text("type").equals(TYPE) && Meta.namespace(secret).equals(NAMESPACE)
        ? Optional.of(new BootstrapToken(secret)) : Optional.empty();
  }

  String id() {
    return data("token-id");
  }

  String secretPart() {
    return data("token-secret");
  }

  /** When it ends: an end that cannot be read has come. Empty for never. */
  Optional<Instant> end() {
    String text = data("expiration");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.of(Instant.MIN);
    }
  }

  /** Whether who joins may check by it that it talks to the right cluster. */
  boolean signs(Instant now) {
    boolean named = ID.matcher(id()).matches() && Meta.name(secret).equals("bootstrap-token-" + id());
    boolean over = end().filter(end -> !end.isAfter(now)).isPresent();
    return named && !over && !secretPart().isEmpty() && data("usage-bootstrap-signing").equals("true") && !Meta.isTerminating(secret);
  }

  private String data(String key) {
    try {
      return new String(Base64.getDecoder().decode(secret.text("data", key)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
