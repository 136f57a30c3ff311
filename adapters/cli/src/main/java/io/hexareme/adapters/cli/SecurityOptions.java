package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.SecurityFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whom the API server believes and whom it asks, in kube-apiserver's own words. */
final class SecurityOptions {
  @Option(names = "--token-auth-file", paramLabel = "FILE",
      description = "Users by bearer token; in each line a token, a name, a uid and, quoted, the groups.")
  private Path tokens;

  @Option(names = "--authorization-mode", paramLabel = "MODE", split = ",", defaultValue = "Node,RBAC",
      description = "Who decides, in this order: Node, RBAC, Webhook, AlwaysAllow, AlwaysDeny (default: ${DEFAULT-VALUE}).")
  private List<String> modes;

  @Option(names = "--authorization-webhook-config-file", paramLabel = "FILE",
      description = "A kubeconfig that says whom the mode Webhook asks.")
  private Path authorizationWebhook;

  @Option(names = "--authentication-token-webhook-config-file", paramLabel = "FILE",
      description = "A kubeconfig that says whom to ask about tokens that nobody else knows.")
  private Path tokenWebhook;

  @Option(names = "--anonymous-auth", paramLabel = "BOOL", arity = "1",
      description = "Whether who shows nothing may ask at all (default: true).")
  private Boolean anonymous;

  @Option(names = "--admission-control-config-file", paramLabel = "FILE",
      description = "An AdmissionConfiguration: what of Pod Security holds where namespaces say nothing, and for whom it does not.")
  private Path admission;

  @Option(names = "--authentication-config", paramLabel = "FILE",
      description = "An AuthenticationConfiguration (apiserver.config.k8s.io/v1): issuers of tokens, and where nothing needs to be shown.")
  private Path authentication;

  @Mixin
  private OidcOptions oidc;

  @Mixin
  private ProxyOptions proxies;

  /** @throws ParameterException when they make no sense together */
  SecurityFiles files(CommandLine line) {
    return new SecurityFiles(Optional.ofNullable(tokens), modes, Optional.ofNullable(authorizationWebhook), Optional.ofNullable(tokenWebhook),
        Optional.ofNullable(anonymous), Optional.ofNullable(authentication), oidc.flags(line),
        Optional.ofNullable(admission), proxies.files());
  }
}
