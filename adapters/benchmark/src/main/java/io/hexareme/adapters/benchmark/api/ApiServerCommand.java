package io.hexareme.adapters.benchmark.api;

import io.hexareme.adapters.benchmark.peer.Folder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The API server over TLS, beside a real one where there is one. */
@Command(name = "apiserver", description = "The API server over TLS, durable, with RBAC, admission and field ownership on; beside the "
    + "kube-apiserver that HEXAREME_KUBE_APISERVER names, on a real etcd. Needs h2load.", mixinStandardHelpOptions = true)
public final class ApiServerCommand implements Callable<Integer> {
  @Option(names = "--seconds", defaultValue = "10", description = "How long a rate is measured. Default: ${DEFAULT-VALUE}.")
  int seconds;

  @Option(names = "--warm-up", defaultValue = "15", description = "For how long before. Default: ${DEFAULT-VALUE}.")
  int warmUp;

  @Option(names = "--pods", defaultValue = "10000", description = "Pods in the list. Default: ${DEFAULT-VALUE}.")
  int pods;

  @Option(names = "--watchers", defaultValue = "100", description = "Watchers of one namespace. Default: ${DEFAULT-VALUE}.")
  int watchers;

  @Option(names = "--only", description = "Which rows: get, list, watch, create, create-32; those that are not named are left out. "
      + "Default: all.", split = ",")
  Set<String> only = Set.of();

  @Option(names = "--dir", defaultValue = "target/benchmark", description = "Where data goes. Default: ${DEFAULT-VALUE}.")
  Path directory;

  @Override
  public Integer call() {
    Optional<List<Figures>> peers = KubeApiServer.binary().map(binary -> measured("kube", data -> KubeApiServer.start(binary, data)));
    List<Figures> ours = measured("hexareme", OurServer::start);
    peers.ifPresentOrElse(peer -> {
      for (int i = 0; i < ours.size(); i++) {
        Figures.printRatio(ours.get(i), peer.get(i));
      }
    }, () -> System.out.println("no ratio: HEXAREME_KUBE_APISERVER names no kube-apiserver"));
    return 0;
  }

  private List<Figures> measured(String name, Function<Path, Subject> start) {
    Path data = Folder.fresh(directory, name);
    try (Subject subject = start.apply(data)) {
      return new Course(subject, this, data).run();
    } finally {
      Folder.delete(data);
    }
  }
}
