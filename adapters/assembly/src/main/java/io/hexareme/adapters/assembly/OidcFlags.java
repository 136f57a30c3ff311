package io.hexareme.adapters.assembly;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One issuer of tokens in the words of kube-apiserver's older flags; prefixes are empty where the flag was not given.
 *
 * @param issuer {@code --oidc-issuer-url}
 * @param clientId {@code --oidc-client-id}, the audience
 * @param usernameClaim {@code --oidc-username-claim}
 * @param usernamePrefix {@code --oidc-username-prefix}: empty for the issuer and {@code #}, but for {@code email}; {@code -} for none
 * @param groupsClaim {@code --oidc-groups-claim}; empty for no groups
 * @param required {@code --oidc-required-claim}: what claims must hold
 * @param authority {@code --oidc-ca-file}
 */
public record OidcFlags(String issuer, String clientId, String usernameClaim, String usernamePrefix, String groupsClaim, String groupsPrefix,
    Map<String, String> required, Optional<Path> authority) {

  public OidcFlags {
    required = Map.copyOf(required);
  }

  /** The configuration file that says the same. */
  Obj configuration() {
    List<Value> rules = new ArrayList<>();
    required.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(claim -> rules.add(Value.obj("claim", claim.getKey(), "requiredValue", claim.getValue())));
    Obj mappings = Value.obj("username", Value.obj("claim", usernameClaim, "prefix", prefix()));
    Obj groups = Value.obj("claim", groupsClaim, "prefix", groupsPrefix);
    Obj jwt = Value.obj("issuer", Value.obj("url", issuer, "audiences", List.of(clientId), "certificateAuthority", pem()),
        "claimValidationRules", new Value.Arr(rules), "claimMappings", groupsClaim.isEmpty() ? mappings : mappings.with("groups", groups));
    return Value.obj("apiVersion", "apiserver.config.k8s.io/v1", "kind", "AuthenticationConfiguration", "jwt", new Value.Arr(List.of(jwt)));
  }

  private String prefix() {
    if (usernamePrefix.equals("-")) {
      return "";
    }
    return usernamePrefix.isEmpty() && !usernameClaim.equals("email") ? issuer + "#" : usernamePrefix;
  }

  private String pem() {
    try {
      return authority.isEmpty() ? "" : Files.readString(authority.get());
    } catch (IOException cannot) {
      throw new UncheckedIOException("the authority of the issuer cannot be read: " + authority.get(), cannot);
    }
  }
}
