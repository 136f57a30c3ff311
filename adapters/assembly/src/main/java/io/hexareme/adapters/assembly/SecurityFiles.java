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
 * @param anonymous {@code --anonymous-auth}; empty when it was not given, which is true unless the configuration says otherwise
 * @param authentication {@code --authentication-config}: an AuthenticationConfiguration
 * @param oidc the older flags for one issuer; not together with {@code authentication}
 * @param admission {@code --admission-control-config-file}: an AdmissionConfiguration
 * @param proxies who may speak for others
 */
public record SecurityFiles(Optional<Path> tokens, List<String> modes, Optional<Path> authorizationWebhook, Optional<Path> tokenWebhook,
    Optional<Boolean> anonymous, Optional<Path> authentication, Optional<OidcFlags> oidc, Optional<Path> admission,
    Optional<ProxyFiles> proxies) {
  /** What kubeadm sets up. */
  public static final SecurityFiles DEFAULT =
      new SecurityFiles(Optional.empty(), List.of("Node", "RBAC"), Optional.empty(), Optional.empty());

  /** Without other issuers. */
  public SecurityFiles(Optional<Path> tokens, List<String> modes, Optional<Path> authorizationWebhook, Optional<Path> tokenWebhook) {
    this(tokens, modes, authorizationWebhook, tokenWebhook, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  /** The same with an AuthenticationConfiguration. */
  public SecurityFiles withAuthentication(Path file) {
    return new SecurityFiles(tokens, modes, authorizationWebhook, tokenWebhook, anonymous, Optional.of(file), oidc, admission, proxies);
  }

  /** The same with one issuer of tokens. */
  public SecurityFiles withOidc(OidcFlags flags) {
    return new SecurityFiles(tokens, modes, authorizationWebhook, tokenWebhook, anonymous, authentication, Optional.of(flags), admission, proxies);
  }

  /** The same with front proxies. */
  public SecurityFiles withProxies(ProxyFiles wanted) {
    return new SecurityFiles(tokens, modes, authorizationWebhook, tokenWebhook, anonymous, authentication, oidc, admission, Optional.of(wanted));
  }

  public SecurityFiles {
    modes = List.copyOf(modes);
  }
}
