package io.hexareme.adapters.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whom the cluster believes and whom it asks, as files and words that operators of Kubernetes know from kube-apiserver's flags.
 *
 * @param tokens {@code --token-auth-file}: a token, a user, a uid and, quoted, the groups in each line
 * @param modes {@code --authorization-mode}
 * @param authorizationWebhook {@code --authorization-webhook-config-file}: a kubeconfig that says whom to ask
 * @param tokenWebhook {@code --authentication-token-webhook-config-file}, the same
 * @param anonymous {@code --anonymous-auth}
 * @param admission {@code --admission-control-config-file}: an AdmissionConfiguration
 */
public record SecurityFiles(Optional<Path> tokens, List<String> modes, Optional<Path> authorizationWebhook, Optional<Path> tokenWebhook,
    boolean anonymous, Optional<Path> admission) {
  /** What kubeadm sets up. */
  public static final SecurityFiles DEFAULT =
      new SecurityFiles(Optional.empty(), List.of("Node", "RBAC"), Optional.empty(), Optional.empty(), true, Optional.empty());

  public SecurityFiles {
    modes = List.copyOf(modes);
  }
}
