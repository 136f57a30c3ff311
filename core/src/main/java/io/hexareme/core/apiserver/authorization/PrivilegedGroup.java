package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.request.User;

/** The group {@code system:masters} may do everything, whatever the roles say: it is the way back in when they are broken. */
public final class PrivilegedGroup implements Authorizer {
  @Override
  public Decision decide(Access access) {
    return access.user().groups().contains(User.MASTERS) ? Decision.allow("") : Decision.NO_OPINION;
  }
}
