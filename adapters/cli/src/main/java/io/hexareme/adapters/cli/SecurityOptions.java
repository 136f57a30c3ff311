package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.SecurityFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

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

  @Option(names = "--anonymous-auth", paramLabel = "BOOL", arity = "1", defaultValue = "true",
      description = "Whether who shows nothing may ask at all (default: ${DEFAULT-VALUE}).")
  private boolean anonymous;

  @Option(names = "--admission-control-config-file", paramLabel = "FILE",
      description = "An AdmissionConfiguration: what of Pod Security holds where namespaces say nothing, and for whom it does not.")
  private Path admission;

  SecurityFiles files() {
    return new SecurityFiles(Optional.ofNullable(tokens), modes, Optional.ofNullable(authorizationWebhook), Optional.ofNullable(tokenWebhook),
        anonymous, Optional.ofNullable(admission));
  }
}
