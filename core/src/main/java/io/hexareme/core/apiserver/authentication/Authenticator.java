package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.Credential;
import java.time.Instant;

/** Judges one sort of credential. */
public interface Authenticator {

  Outcome authenticate(Credential credential, Instant now);

  /** What came of it. */
  sealed interface Outcome {
    /** It is this user; the group {@code system:authenticated} is added by the chain. */
    record Known(User user) implements Outcome {}

    /** Not this authenticator's sort of credential, or unknown to it: ask the next. */
    record NotMine() implements Outcome {}

    /** Its sort of credential, and a bad one; {@code why} is for the trace, never for the caller. */
    record Bad(String why) implements Outcome {}
  }
}
