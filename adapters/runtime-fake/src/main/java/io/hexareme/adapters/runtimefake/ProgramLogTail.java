package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.LogFlow;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.time.Loop;

/** The log of a container that runs a program, on its way to one reader. */
final class ProgramLogTail implements LogFlow {
  private final FakeContainer container;
  private final boolean follow;
  private final LogReader reader;
  private final Loop loop;
  private final ProgramLog log;
  private final Runnable hint = this::hint;
  private long sent;
  private boolean hinted;
  private boolean over;

  ProgramLogTail(FakeContainer container, boolean follow, LogReader reader, Loop loop) {
    this.container = container;
    this.follow = follow;
    this.reader = reader;
    this.loop = loop;
    this.log = container.log();
    log.onLine(hint);
    container.onEnd(hint);
    hint();
  }

  @Override
  public void cancel() {
    over = true;
    log.forget(hint);
    container.forgetOnEnd(hint);
  }

  private void hint() {
    if (!hinted) {
      hinted = true;
      loop.execute(this::pump);
    }
  }

  private void pump() {
    hinted = false;
    for (ProgramLog.Line line : log.from(sent)) {
      if (over) {
        return;
      }
      reader.line(line.at(), false, line.text());
    }
    sent = log.next();
    if (!over && (!follow || container.told().finishedAt() != null)) {
      cancel();
      reader.end();
    }
  }
}
