package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;

/** What goes wrong in a cluster, drawn from the seed, a stream for each kind. */
final class RandomMishaps {
  static final int PROCESSES = 1;
  static final int REQUESTS = 2;
  static final int NODES = 4;

  private static final List<String> CLIENTS = List.of("scheduler", "deployment-controller", "replicaset-controller", "kubelet/*", "controller-manager",
      "endpointslice-controller", "generic-garbage-collector", "node-controller");
  private final ClusterStage stage;
  private final int kinds;
  private final Randomness processes;
  private final Randomness requests;
  private final Randomness nodes;
  private boolean over;

  RandomMishaps(ClusterStage stage, int kinds) {
    this.stage = stage;
    this.kinds = kinds;
    Randomness random = stage.world().randomness().fork("mishaps");
    this.processes = random.fork("processes");
    this.requests = random.fork("requests");
    this.nodes = random.fork("nodes");
  }

  void begin() {
    if ((kinds & PROCESSES) != 0) again(processes, 8, this::ofProcess);
    if ((kinds & REQUESTS) != 0) again(requests, 5, this::ofRequests);
    if ((kinds & NODES) != 0) again(nodes, 15, this::ofNode);
  }

  void end() {
    over = true;
  }

  private void again(Randomness random, int seconds, Runnable mishap) {
    stage.loop().after(Duration.ofMillis(500L * seconds + random.nextInt(1000 * seconds)), () -> {
      if (over) return;
      mishap.run();
      again(random, seconds, mishap);
    });
  }

  private static <T> T one(Randomness random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void ofProcess() {
    String name = one(processes, List.of("scheduler-1", "controller-manager-1", "apiserver-1", "controller-manager-1", "kubelet-node-1", "kubelet-node-2"));
    int sort = processes.nextInt(4);
    int call = 1 + processes.nextInt(20);
    Duration down = Duration.ofMillis(100 + processes.nextInt(8000));
    SimulatedProcess process = stage.cluster().process(name);
    if (!process.running() || process.paused()) return;
    String words = name + (sort == 0 ? " stands still" : sort == 1 ? " crashes" : " crashes at its call " + call) + " for " + down;
    if (!stage.strikes(FaultKind.PROCESS, words)) return;
    if (sort == 0) process.pause();
    else if (sort == 1) process.crash();
    else process.crashAtCall(call);
    stage.loop().after(down, () -> {
      if (process.paused()) process.resume();
      if (sort > 1 && process.running()) process.crash();
      process.start();
    });
  }

  private void ofRequests() {
    RequestMatch match = RequestMatch.ANY.by(one(requests, CLIENTS));
    RequestMatch writes = match.verbs(RequestMatch.WRITES);
    Duration patience = Duration.ofSeconds(1 + requests.nextInt(10));
    int count = 1 + requests.nextInt(3);
    ApiFault fault = switch (requests.nextInt(9)) {
      case 0 -> ApiFault.of(writes, new ApiFault.Effect.LoseAnswer(patience)).first(count);
      case 1 -> ApiFault.of(writes, new ApiFault.Effect.LoseRequest(patience)).first(count);
      case 2 -> ApiFault.of(writes, new ApiFault.Effect.Refuse(409, "Conflict", "", 0)).first(count);
      case 3 -> ApiFault.of(match, new ApiFault.Effect.Refuse(429, "TooManyRequests", "", 1)).during(patience);
      case 4 -> ApiFault.of(match, new ApiFault.Effect.Refuse(500, "InternalError", "", 0)).during(patience);
      case 5 -> ApiFault.of(match, new ApiFault.Effect.Delay(Duration.ofMillis(requests.nextInt(1500)))).during(patience);
      case 6 -> ApiFault.of(match.verbs(List.of("watch")), new ApiFault.Effect.DropWatch()).first(count);
      case 7 -> ApiFault.of(match.verbs(List.of("watch")), new ApiFault.Effect.LagWatch(Duration.ofMillis(requests.nextInt(3000)))).during(patience);
      default -> ApiFault.of(match.verbs(List.of("list", "watch")), new ApiFault.Effect.Expire()).first(count);
    };
    stage.befall(fault.toString(), fault);
  }

  private void ofNode() {
    String node = one(nodes, stage.nodes());
    Duration down = Duration.ofSeconds(1 + nodes.nextInt(60));
    int sort = nodes.nextInt(4);
    int which = nodes.nextInt(1000);
    SimulatedProcess process = stage.cluster().process(sort == 0 ? node : "kubelet-" + node);
    if (sort == 3) {
      endOne(which);
    } else if (process.running() && stage.strikes(FaultKind.NODE, process.name() + " crashes for " + down)) {
      process.crash();
      stage.loop().after(down, process::start);
    }
  }

  private void endOne(int which) {
    List<Obj> pods = stage.history().all("Pod").stream().filter(pod -> !pod.text("spec", "nodeName").isEmpty()).toList();
    if (pods.isEmpty()) return;
    Obj pod = pods.get(which % pods.size());
    if (stage.strikes(FaultKind.NODE, "the container of Pod " + Meta.name(pod) + " is killed")) {
      stage.cluster().nodes().kill(pod.text("spec", "nodeName"), Meta.namespace(pod), Meta.name(pod), "c");
    }
  }
}
