package io.hexareme.core.kubelet.probe;

import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.kubelet.pod.ProbeView.Health;
import io.hexareme.core.kubelet.pod.ProbeView.Kind;
import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks one probe of one container, period by period, until the container is gone or the verdict is final. */
final class ProbeLoop {
  private final ProbeTarget target;
  private final Handlers handlers;
  private final Loop loop;
  private final BooleanSupplier started;
  private final Runnable onVerdict;
  private final Consumer<String> onFailure;
  private ProbeCounter counter = ProbeCounter.START;
  private Loop.Timer timer;
  private boolean stopped;
  private boolean asking;

  /**
   * @param started whether the startup probe has let the container through
   * @param onVerdict called whenever {@link #health} changes
   * @param onFailure called with what a failed probe said, each time
   */
  ProbeLoop(ProbeTarget target, Handlers handlers, Loop loop, BooleanSupplier started, Runnable onVerdict, Consumer<String> onFailure) {
    this.target = target;
    this.handlers = handlers;
    this.loop = loop;
    this.started = started;
    this.onVerdict = onVerdict;
    this.onFailure = onFailure;
  }

  Health health() {
    return counter.health();
  }

  /** Begins {@code initialDelaySeconds} after the container's start; after now, if the clock was set back since then. */
  void start(Instant now) {
    Instant since = target.startedAt().isAfter(now) ? now : target.startedAt();
    again(Duration.between(now, since.plus(target.seconds("initialDelaySeconds", 0))));
  }

  /** Asks at once, when it is not asking already: the startup probe has just let the container through. */
  void hurry() {
    if (!asking && !stopped) {
      timer.cancel();
      again(Duration.ZERO);
    }
  }

  void stop() {
    stopped = true;
    timer.cancel();
  }

  private void again(Duration delay) {
    timer = loop.after(delay.isNegative() ? Duration.ZERO : delay, this::ask);
  }

  private void ask() {
    Duration period = target.seconds("periodSeconds", 10);
    if (target.kind() != Kind.STARTUP && !started.getAsBoolean()) {
      again(period);
      return;
    }
    asking = true;
    long asked = loop.nanos();
    Unexpected.rethrow(loop, handlers.ask(target.container(), target.probe(), target.containerId(), target.podIp(), target.seconds("timeoutSeconds", 1)).thenAccept(outcome -> {
      asking = false;
      if (!stopped) {
        take(outcome);
        if (!isFinal()) {
          again(period.minusNanos(loop.nanos() - asked));
        }
      }
    }));
  }

  private void take(Outcome outcome) {
    Health before = counter.health();
    counter = counter.next(outcome.healthy(), target.threshold("successThreshold", 1), target.threshold("failureThreshold", 3));
    if (!outcome.healthy()) {
      onFailure.accept(outcome.message());
    }
    if (before != counter.health()) {
      onVerdict.run();
    }
  }

  /** A startup probe is through once it has a verdict; a failed liveness probe has said all it can. */
  private boolean isFinal() {
    return switch (target.kind()) {
      case STARTUP -> counter.health() != Health.UNKNOWN;
      case LIVENESS -> counter.health() == Health.FAILURE;
      case READINESS -> false;
    };
  }
}
