package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.api.ApiServerCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The entry: the store's speed beside a real etcd's, in one run. */
@Command(name = "store-benchmark", description = "The store's speed beside a real etcd's, in one run on one machine; and what a test waits for.",
    subcommands = {EmbeddedCommand.class, MembersCommand.class, GrpcCommand.class, FailoverCommand.class, RecoveryCommand.class,
        ServeCommand.class, TestWorldCommand.class, ApiServerCommand.class, StoreBenchmark.All.class}, mixinStandardHelpOptions = true)
public final class StoreBenchmark {

  private StoreBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new StoreBenchmark()).execute(args));
  }

  /** All of them with the same options. */
  @Command(name = "all", description = "All of these, one after the other.")
  static final class All implements Callable<Integer> {
    @ParentCommand
    private StoreBenchmark parent;

    @Mixin
    private Load load;

    @Override
    public Integer call() {
      for (String name : List.of("embedded", "members", "grpc", "failover", "recovery")) {
        System.out.println("--- " + name);
        int code = new CommandLine(parent).execute(load.arguments(name));
        if (code != 0) {
          return code;
        }
      }
      return 0;
    }
  }
}
