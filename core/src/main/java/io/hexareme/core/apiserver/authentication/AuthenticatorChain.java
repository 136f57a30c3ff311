package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.authentication.Authenticator.Outcome;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks the authenticators in order, on the caller's stack as long as none of them waits. No credential at all is the anonymous user, if
 * there is one; a credential that nobody vouches for is refused with 401.
 */
public final class AuthenticatorChain {
  private final List<Authenticator> authenticators;
  private final Anonymous anonymous;

  public AuthenticatorChain(List<Authenticator> authenticators) {
    this(authenticators, Anonymous.EVERYWHERE);
  }

  /** @param anonymous where who shows nothing may ask */
  public AuthenticatorChain(List<Authenticator> authenticators, Anonymous anonymous) {
    this.authenticators = List.copyOf(authenticators);
    this.anonymous = anonymous;
  }

  /** Completes with the user who asks for that path, or exceptionally with the refusal. */
  public CompletionStage<User> authenticate(Credential credential, String path, Instant now) {
    if (credential instanceof Credential.None) {
      return anonymous.at(path) ? CompletableFuture.completedFuture(User.ANONYMOUS) : CompletableFuture.failedFuture(Refusals.unauthorized());
    }
    if (credential instanceof Credential.FrontProxy proxy) {
      return forwarded(proxy, path, now);
    }
    return judge(credential, now).thenApply(outcome -> switch (outcome) {
      case Outcome.Known(User user) -> authenticated(user);
      case Outcome.Bad _ -> throw Refusals.unauthorized();
      case Outcome.NotMine _ -> throw Refusals.unauthorized();
    });
  }

  /** Whom the proxy speaks for; itself when it is not believed, or speaks for nobody. */
  private CompletionStage<User> forwarded(Credential.FrontProxy proxy, String path, Instant now) {
    return judge(proxy, now).thenCompose(outcome -> outcome instanceof Outcome.Known(User user)
        ? CompletableFuture.completedFuture(authenticated(user))
        : proxy.otherwise().map(other -> authenticate(other, path, now)).orElseGet(() -> CompletableFuture.failedFuture(Refusals.unauthorized())));
  }

  /**
   * What the first authenticator says that knows the credential. A bad one may still be somebody else's: two of them can take JSON Web
   * Tokens. When nobody knows it, the first reason why it is bad; that it is nobody's when there is none.
   */
  public CompletionStage<Outcome> judge(Credential credential, Instant now) {
    return judge(credential, now, 0, new Outcome.NotMine());
  }

  private CompletionStage<Outcome> judge(Credential credential, Instant now, int from, Outcome worst) {
    Outcome soFar = worst;
    for (int i = from; i < authenticators.size(); i++) {
      CompletionStage<Outcome> stage = authenticators.get(i).authenticate(credential, now);
      Outcome outcome = stage.toCompletableFuture().getNow(null);
      if (outcome == null) {
        int next = i + 1;
        Outcome before = soFar;
        return stage.thenCompose(late -> late instanceof Outcome.Known
            ? late.atOnce() : judge(credential, now, next, worse(before, late)));
      }
      if (outcome instanceof Outcome.Known) {
        return stage;
      }
      soFar = worse(soFar, outcome);
    }
    return soFar.atOnce();
  }

  private static Outcome worse(Outcome soFar, Outcome outcome) {
    return soFar instanceof Outcome.Bad ? soFar : outcome;
  }

  /** The user as a member of the group of all who showed who they are. */
  public static User authenticated(User user) {
    if (user.groups().contains(User.ALL_AUTHENTICATED) || user.groups().contains(User.ALL_UNAUTHENTICATED)) {
      return user;
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(User.ALL_AUTHENTICATED);
    return new User(user.name(), user.uid(), groups, user.extra());
  }
}
