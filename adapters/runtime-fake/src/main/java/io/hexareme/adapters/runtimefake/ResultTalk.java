package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A command that answers all at once and listens to nobody. */
final class ResultTalk extends ContainerTalk {
  private final Supplier<CompletionStage<ExecResult>> work;

  ResultTalk(FakeContainer container, List<String> command, Streams streams, Loop loop, Supplier<CompletionStage<ExecResult>> work) {
    super(container, command, streams, loop);
    this.work = work;
  }

  @Override
  void talk() {
    work.get().whenComplete((result, failure) -> {
      if (failure != null) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        finish(new End.Failed(cause.getMessage()));
        return;
      }
      print(result.stdout());
      printError(result.stderr());
      exit(result.exitCode());
    });
  }
}
