package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Explainers;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.explanation.Explainer.Answer;
import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.explanation.State;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme explain KIND/NAME}: what it is waiting for, and why. Answers 0 when it is as desired, 3 when it is not. */
@Command(name = "explain", mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it is as desired", "1:it could not be found out", "2:the command line is wrong", "3:it is waiting or stuck"},
    description = "Say which component something is waiting for, and why.")
final class ExplainCommand implements Callable<Integer> {
  static final int NOT_AS_DESIRED = 3;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "KIND/NAME", description = "Such as deployment/web.")
  private String subject;

  @Option(names = {"-n", "--namespace"}, paramLabel = "NS", description = "Its namespace (default: that of the kubeconfig).")
  private String namespace;

  @Option(names = "--kubeconfig", paramLabel = "FILE", description = "How to reach the cluster (default: ${DEFAULT-VALUE}).", defaultValue = ".hexareme/kubeconfig")
  private Path kubeconfig;

  @Override
  public Integer call() {
    String[] parts = subject.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new ParameterException(spec.commandLine(), "\"" + subject + "\" is not KIND/NAME, such as deployment/web");
    }
    KubeconfigFile config = KubeconfigFile.read(kubeconfig);
    try (BlockingApiServer server = new BlockingApiServer(config)) {
      String scope = namespace == null ? config.namespace() : namespace;
      return told(Explainers.of(server).explain(parts[0], parts[1], scope).toCompletableFuture().join());
    }
  }

  private int told(Answer answer) {
    return switch (answer) {
      case Answer.Explained(Explanation explanation) -> {
        ExplanationLayout.lines(explanation).forEach(spec.commandLine().getOut()::println);
        yield explanation.state() == State.DONE ? 0 : NOT_AS_DESIRED;
      }
      case Answer.Refused(int code, String message) -> {
        spec.commandLine().getErr().println("hexareme: " + message);
        yield 1;
      }
      case Answer.UnknownKind(String kind, var known) ->
          throw new ParameterException(spec.commandLine(), "\"" + kind + "\" cannot be explained; these can: " + String.join(", ", known));
    };
  }
}
