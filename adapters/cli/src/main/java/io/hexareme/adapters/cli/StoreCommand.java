package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.MemberSettings;
import io.hexareme.adapters.assembly.StoreChoice.StoreTls;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hexareme store …}: runs one member of a store; its subcommands look after a store. */
@Command(name = "store", mixinStandardHelpOptions = true,
    subcommands = {StoreStatusCommand.class, StoreSnapshotCommand.class, StoreRestoreCommand.class, StoreAddCommand.class,
        StoreRemoveCommand.class, StorePromoteCommand.class, StoreMoveLeaderCommand.class},
    description = "Run one member of a store until Ctrl-C, or look after a store with one of the commands below.",
    footer = {"", "Three members on one machine, each in a terminal of its own:",
        "  P=m1=127.0.0.1:2380,m2=127.0.0.1:2382,m3=127.0.0.1:2384",
        "  hexareme store --name m1 --data m1 --peers $P --client 127.0.0.1:2379",
        "  hexareme store --name m2 --data m2 --peers $P --client 127.0.0.1:2381",
        "  hexareme store --name m3 --data m3 --peers $P --client 127.0.0.1:2383",
        "and a cluster that stands on them:",
        "  hexareme up --store etcd --etcd http://127.0.0.1:2379,http://127.0.0.1:2381,http://127.0.0.1:2383"})
final class StoreCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--name", paramLabel = "NAME", description = "This member's name in the group.")
  private String name;

  @Option(names = "--data", paramLabel = "DIR", description = "Where it keeps its data.")
  private Path data;

  @Option(names = "--peers", paramLabel = "NAME=HOST:PORT", split = ",",
      description = "Where all founding members, this one included, listen for each other. With --join only its own counts.")
  private List<String> peers = List.of();

  @Option(names = "--peer-listen", paramLabel = "HOST:PORT",
      description = "Where it listens for its peers, when what --peers says leads here in another way (default: that).")
  private String peerListen;

  @Option(names = "--client", paramLabel = "HOST:PORT", description = "Where it listens for clients (default: ${DEFAULT-VALUE}).",
      defaultValue = "127.0.0.1:2379")
  private String client;

  @Option(names = "--join", paramLabel = "URL", split = ",",
      description = "Where members of a running group listen for clients; this member was added there before (hexareme store add).")
  private List<String> join = List.of();

  @ArgGroup(exclusive = false)
  private TlsFiles tls;

  @Override
  public Integer call() throws InterruptedException {
    return new MemberRun(spec.commandLine()).run(settings());
  }

  private MemberSettings settings() {
    CommandLine line = spec.commandLine();
    if (name == null && data == null && peers.isEmpty()) {
      throw new ParameterException(line, "one of these is needed: --name, --data and --peers to run a member, or "
          + String.join(", ", spec.subcommands().keySet()));
    }
    require(name != null, "--name NAME is needed to run a member");
    require(data != null, "--data DIR is needed to run a member");
    Optional<StoreTls> files = TlsFiles.of(tls);
    String scheme = files.isPresent() ? "https" : "http";
    SortedMap<String, URI> addresses = PeerAddresses.parse(line, peers, scheme);
    require(addresses.containsKey(name), "--peers does not say where " + name + " itself listens: it needs " + name + "=HOST:PORT");
    URI clients = Endpoints.address(line, "--client", client, scheme);
    require(addresses.values().stream().noneMatch(peer -> peer.getAuthority().equals(clients.getAuthority())),
        "--client " + client + " is also the address of a peer; each needs its own");
    List<URI> asked = join.isEmpty() ? List.of()
        : join.stream().map(url -> Endpoints.address(line, "--join", url, scheme)).toList();
    try {
      URI listen = peerListen == null ? addresses.get(name) : Endpoints.address(line, "--peer-listen", peerListen, scheme);
      return new MemberSettings(name, data, addresses, listen, clients, files, asked);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(line, refused.getMessage());
    }
  }

  private void require(boolean given, String complaint) {
    if (!given) {
      throw new ParameterException(spec.commandLine(), complaint);
    }
  }
}
