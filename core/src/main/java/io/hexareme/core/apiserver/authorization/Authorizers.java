package io.hexareme.core.apiserver.authorization;

import java.util.List;

/** The authorizers in their order. */
public final class Authorizers {
  private Authorizers() {}

  public static AuthorizerChain chain(RbacFeed feed) {
    return new AuthorizerChain(List.of(new PrivilegedGroup(), new RbacAuthorizer(feed)));
  }
}
