package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.LogFlow;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What a container's process writes from now on, and what it is told. How it ended is not told to those attached. */
final class AttachTalk extends ContainerTalk {
  private final FakeContainer container;
  private final Clock clock;
  private final Function<LogReader, LogFlow> log;
  private LogFlow flow = () -> {};

  /** @param log follows the container's log */
  AttachTalk(FakeContainer container, Streams streams, Loop loop, Clock clock, Function<LogReader, LogFlow> log) {
    super(container, List.of(), streams, loop);
    this.container = container;
    this.clock = clock;
    this.log = log;
  }

  @Override
  void talk() {
    Instant since = clock.now();
    flow = log.apply(new LogReader() {
      @Override
      public void line(Instant at, boolean stderr, String line) {
        if (!at.isBefore(since)) {
          Bytes bytes = Bytes.utf8(line + "\n");
          if (stderr) {
            printError(bytes);
          } else {
            print(bytes);
          }
        }
      }

      @Override
      public void end() {
        finish(new End.Done());
      }
    });
  }

  /** The log has its last lines to tell first. */
  @Override
  void containerEnded() {}

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    if (!isOver()) {
      container.run().ifPresent(run -> run.input(bytes));
    }
    return TAKEN;
  }

  @Override
  void ended() {
    super.ended();
    flow.cancel();
  }
}
