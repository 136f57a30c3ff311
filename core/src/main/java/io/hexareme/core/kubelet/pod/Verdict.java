package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import java.time.Duration;
import java.time.Instant;

/** What is to be done about one container. */
sealed interface Verdict {

  /** It runs, as it should. */
  record Running(Container container) implements Verdict {}

  /** It is being started. */
  record Starting() implements Verdict {}

  /** It has ended and stays so. */
  record Finished(boolean successful) implements Verdict {}

  /** It should run. @param leftover a container that was made and never started, to be removed first; null for none */
  record Start(int attempt, Container leftover) implements Verdict {}

  /** It should run, but not before {@code until}. @param changesAt when reason or message change */
  record Wait(Instant until, Instant changesAt, String reason, String message) implements Verdict {}

  /** It runs and must end, to be started anew. */
  record Stop(Container container, Duration grace, String message) implements Verdict {}
}
