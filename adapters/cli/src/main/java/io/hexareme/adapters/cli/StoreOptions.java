package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreChoice;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which store a cluster stands on. */
final class StoreOptions {
  @Option(names = "--store", paramLabel = "KIND", description = "What keeps the cluster's state: ${COMPLETION-CANDIDATES} (default: file).")
  private Kind kind;

  @Option(names = "--store-members", paramLabel = "N", description = "How many members with --store raft (default: ${DEFAULT-VALUE}).", defaultValue = "3")
  private int members;

  @Option(names = "--etcd", paramLabel = "URL", split = ",", description = "Where an etcd, or our own members, listen for clients; with --store etcd.")
  private List<String> etcd = List.of();

  @ArgGroup(exclusive = false)
  private TlsFiles tls;

  /** As they are written on the command line. */
  enum Kind { memory, file, raft, etcd }

  StoreChoice choice(CommandLine command, boolean memory) {
    if (memory && kind != null && kind != Kind.memory) {
      throw new ParameterException(command, "--memory and --store " + kind + " contradict each other");
    }
    Kind wanted = memory ? Kind.memory : kind == null ? Kind.file : kind;
    if (wanted != Kind.etcd && !etcd.isEmpty()) {
      throw new ParameterException(command, "--etcd goes with --store etcd");
    }
    return switch (wanted) {
      case memory -> new StoreChoice.Memory();
      case file -> new StoreChoice.Files();
      case raft -> raft(command);
      case etcd -> new StoreChoice.Etcd(Endpoints.checked(command, "--etcd", etcd), TlsFiles.of(tls));
    };
  }

  private StoreChoice raft(CommandLine command) {
    if (members < 1 || members > 9) {
      throw new ParameterException(command, "--store-members must be from 1 to 9");
    }
    return new StoreChoice.Raft(members);
  }
}
