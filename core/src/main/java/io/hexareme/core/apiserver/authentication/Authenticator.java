package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Judges one sort of credential. Most know the answer at once; those that must ask others complete later, on the loop, never exceptionally. */
public interface Authenticator {

  CompletionStage<Outcome> authenticate(Credential credential, Instant now);

  /** What came of it. */
  sealed interface Outcome {

    /** As the answer of an authenticator that does not wait. */
    default CompletionStage<Outcome> atOnce() {
      return CompletableFuture.completedFuture(this);
    }

    /** It is this user; the group {@code system:authenticated} is added by the chain. */
    record Known(User user) implements Outcome {}

    /** Not this authenticator's sort of credential, or unknown to it: ask the next. */
    record NotMine() implements Outcome {}

    /** Its sort of credential, and a bad one; {@code why} is for the trace, never for the caller. */
    record Bad(String why) implements Outcome {}
  }
}
