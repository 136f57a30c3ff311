package io.hexareme.core.controllers.loop;

import io.hexareme.core.controllers.ClusterView.Failure;
import java.time.Duration;
import java.util.Optional;

/** How an attempt at a key ended. */
sealed interface Outcome {

  /** All commands went through. */
  record Done(Optional<Duration> recheck) implements Outcome {}

  /** What it was about is gone: there is nothing left to do or to retry. */
  record Moot() implements Outcome {}

  /** The view was older than the API server: once more, with the next view. */
  record Stale() implements Outcome {}

  /** The API server refused a read that the decision needs. */
  record Unread(String message) implements Outcome {}

  /** The API server refused a command. */
  record Refused(Failure failure) implements Outcome {}

  /** The controller, or what carries its requests, broke an invariant. */
  record Broken(String message) implements Outcome {}
}
