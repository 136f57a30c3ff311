package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** A conversation with something that runs in a container, and ends with it. */
abstract class ContainerTalk extends FakeConversation {
  private static final int KILLED = 137;

  private final FakeContainer container;
  private final List<String> command;
  private final Streams streams;
  private final Runnable containerEnds = this::containerEnded;

  ContainerTalk(FakeContainer container, List<String> command, Streams streams, Loop loop) {
    super(loop);
    this.container = container;
    this.command = command;
    this.streams = streams;
  }

  /** Begins, in a container that runs. */
  abstract void talk();

  /** What it comes to when the container ends first. */
  void containerEnded() {
    exit(KILLED);
  }

  final Streams streams() {
    return streams;
  }

  final List<String> words() {
    return command;
  }

  @Override
  final void begin() {
    if (!container.isRunning()) {
      finish(new End.Failed("container \"" + container.told().id() + "\" is not running"));
      return;
    }
    container.onEnd(containerEnds);
    talk();
  }

  @Override
  void ended() {
    container.forgetOnEnd(containerEnds);
  }

  final void print(Bytes bytes) {
    if (streams.stdout()) {
      output(streams.tty() ? Terminal.shown(bytes) : bytes);
    }
  }

  final void printError(Bytes bytes) {
    if (streams.tty()) {
      print(bytes);
    } else if (streams.stderr()) {
      error(bytes);
    }
  }

  public final void exit(int code) {
    finish(code == 0 ? new End.Done() : new End.Exited(code,
        "command terminated with non-zero exit code: error executing command [" + String.join(" ", command) + "], exit code " + code));
  }
}
