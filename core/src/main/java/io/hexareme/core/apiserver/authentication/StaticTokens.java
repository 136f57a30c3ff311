package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Bearer tokens from a fixed list, which the server was started with. */
public final class StaticTokens implements Authenticator {
  private final Map<String, User> users;

  public StaticTokens(Map<String, User> users) {
    this.users = Ordered.copyOf(users);
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    if (!(credential instanceof Credential.Bearer(String token))) {
      return new Outcome.NotMine().atOnce();
    }
    User user = users.get(token);
    return (user == null ? new Outcome.NotMine() : new Outcome.Known(user)).atOnce();
  }
}
