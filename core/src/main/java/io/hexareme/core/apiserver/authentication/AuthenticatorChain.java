package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.authentication.Authenticator.Outcome;
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
    return switch (judge(credential, now)) {
      case Outcome.Known(User user) -> authenticated(user);
      case Outcome.Bad _ -> throw Refusals.unauthorized();
      case Outcome.NotMine _ -> throw Refusals.unauthorized();
    };
  }

  /** What the first authenticator says that knows the credential; that it is nobody's when none does. */
  public Outcome judge(Credential credential, Instant now) {
    for (Authenticator authenticator : authenticators) {
      Outcome outcome = authenticator.authenticate(credential, now);
      if (!(outcome instanceof Outcome.NotMine)) {
        return outcome;
      }
    }
    return new Outcome.NotMine();
  }

  /** The user as a member of the group of all who showed who they are. */
  public static User authenticated(User user) {
    if (user.groups().contains(User.ALL_AUTHENTICATED)) {
      return user;
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(User.ALL_AUTHENTICATED);
    return new User(user.name(), user.uid(), groups, user.extra());
  }
}
