package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.stream.End;
import io.hexareme.ports.time.Loop;

/** Nobody is there. */
final class FailedTalk extends FakeConversation {
  private final String message;

  FailedTalk(Loop loop, String message) {
    super(loop);
    this.message = message;
  }

  @Override
  void begin() {
    finish(new End.Failed(message));
  }
}
