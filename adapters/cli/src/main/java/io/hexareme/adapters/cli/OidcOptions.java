package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.OidcFlags;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** One issuer of tokens, in kube-apiserver's older words. */
final class OidcOptions {
  @Option(names = "--oidc-issuer-url", paramLabel = "URL", defaultValue = "",
      description = "An issuer of OpenID Connect tokens to believe; https only.")
  private String issuer;

  @Option(names = "--oidc-client-id", paramLabel = "ID", defaultValue = "", description = "Whom its tokens must be meant for.")
  private String client;

  @Option(names = "--oidc-username-claim", paramLabel = "CLAIM", defaultValue = "sub",
      description = "What becomes the user's name (default: ${DEFAULT-VALUE}).")
  private String usernameClaim;

  @Option(names = "--oidc-username-prefix", paramLabel = "TEXT", defaultValue = "",
      description = "What stands before it; '-' for nothing (default: the issuer and '#', unless the claim is email).")
  private String usernamePrefix;

  @Option(names = "--oidc-groups-claim", paramLabel = "CLAIM", defaultValue = "", description = "What becomes the user's groups.")
  private String groupsClaim;

  @Option(names = "--oidc-groups-prefix", paramLabel = "TEXT", defaultValue = "", description = "What stands before each group.")
  private String groupsPrefix;

  @Option(names = "--oidc-required-claim", paramLabel = "CLAIM=TEXT", description = "What a claim must hold; may be repeated.")
  private Map<String, String> required = new LinkedHashMap<>();

  @Option(names = "--oidc-ca-file", paramLabel = "FILE", description = "Who vouches for the issuer's server (default: those this machine trusts).")
  private Path authority;

  /** @throws ParameterException when they make no sense together */
  Optional<OidcFlags> flags(CommandLine line) {
    if (issuer.isEmpty() != client.isEmpty()) {
      throw new ParameterException(line, "oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set");
    }
    return issuer.isEmpty() ? Optional.empty() : Optional.of(new OidcFlags(
        issuer, client, usernameClaim, usernamePrefix, groupsClaim, groupsPrefix, required, Optional.ofNullable(authority)));
  }
}
