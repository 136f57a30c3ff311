package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import java.util.List;
import java.util.Map;

/** The authenticators in their order. */
public final class Authenticators {
  private Authenticators() {}

  /** @param staticTokens users by token, the server's own identity among them */
  public static AuthenticatorChain chain(Map<String, User> staticTokens, ServiceAccountTokens serviceAccounts) {
    return new AuthenticatorChain(List.of(new ClientCertificates(), new StaticTokens(staticTokens), serviceAccounts));
  }
}
