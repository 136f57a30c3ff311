package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.status.Refusals;
import java.util.List;

/** Asks the authorizers in order. */
public final class AuthorizerChain implements Authorizer {
  private final List<Authorizer> authorizers;

  public AuthorizerChain(List<Authorizer> authorizers) {
    this.authorizers = List.copyOf(authorizers);
  }

  @Override
  public Decision decide(Access access) {
    for (Authorizer authorizer : authorizers) {
      Decision decision = authorizer.decide(access);
      if (decision.verdict() == Verdict.ALLOW) {
        return decision;
      }
    }
    return Decision.NO_OPINION;
  }

  /** Refuses with 403 what nobody allows. */
  public void require(Access access) {
    if (decide(access).verdict() == Verdict.ALLOW) {
      return;
    }
    if (access.isResource()) {
      throw Refusals.forbidden(access.group(), access.resource(), access.name(), access.cannot());
    }
    throw Refusals.forbidden("", "", "", access.cannot());
  }
}
