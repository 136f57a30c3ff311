package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.LogFlow;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.time.Loop;
import java.time.Duration;

/** A container's log on its way to one reader. */
final class LogTail implements LogFlow {
  private final FakeContainer container;
  private final boolean follow;
  private final LogReader reader;
  private final Loop loop;
  private final Runnable pump = this::pump;
  private Duration sent;
  private Loop.Timer timer;
  private boolean over;

  LogTail(FakeContainer container, boolean follow, LogReader reader, Loop loop) {
    this.container = container;
    this.follow = follow;
    this.reader = reader;
    this.loop = loop;
    container.onEnd(pump);
    loop.execute(pump);
  }

  @Override
  public void cancel() {
    over = true;
    container.forgetOnEnd(pump);
    if (timer != null) {
      timer.cancel();
    }
  }

  private void pump() {
    if (over) {
      return;
    }
    send();
    if (over) {
      return;
    }
    boolean more = follow && container.told().finishedAt() == null;
    if (!more) {
      cancel();
      reader.end();
    } else if (container.isRunning()) {
      Duration elapsed = container.elapsed();
      container.behaviour.nextLine(elapsed).ifPresent(next -> again(next.minus(elapsed)));
    } else {
      again(Duration.ofMillis(100));
    }
  }

  private void send() {
    if (container.told().startedAt() == null) {
      return;
    }
    Duration until = container.elapsed();
    for (Behaviour.Line line : container.behaviour.lines(sent, until)) {
      if (over) {
        return;
      }
      reader.line(container.told().startedAt().plus(line.at()), false, line.text());
    }
    sent = until;
  }

  private void again(Duration delay) {
    if (timer != null) {
      timer.cancel();
    }
    timer = loop.after(delay, pump);
  }
}
