package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks the authenticators in order. No credential at all is the anonymous user; one that nobody vouches for is refused with 401. */
public final class AuthenticatorChain {
  private final List<Authenticator> authenticators;

  public AuthenticatorChain(List<Authenticator> authenticators) {
    this.authenticators = List.copyOf(authenticators);
  }

  public User authenticate(Credential credential, Instant now) {
    if (credential instanceof Credential.None) {
      return User.ANONYMOUS;
    }
    for (Authenticator authenticator : authenticators) {
      switch (authenticator.authenticate(credential, now)) {
        case Authenticator.Outcome.Known(User user) -> {
          return withAuthenticatedGroup(user);
        }
        case Authenticator.Outcome.Bad bad -> throw Refusals.unauthorized();
        case Authenticator.Outcome.NotMine notMine -> { }
      }
    }
    throw Refusals.unauthorized();
  }

  private static User withAuthenticatedGroup(User user) {
    if (user.groups().contains(User.ALL_AUTHENTICATED)) {
      return user;
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(User.ALL_AUTHENTICATED);
    return new User(user.name(), user.uid(), groups, user.extra());
  }
}
