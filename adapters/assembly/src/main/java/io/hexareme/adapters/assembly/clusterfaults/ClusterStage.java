package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.assembly.clusterfaults.check.ClusterHistory;
import io.hexareme.adapters.assembly.clusterfaults.check.Invariants;
import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Size;
import io.hexareme.adapters.assembly.sim.Strikes;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A cluster for a script: time, work and what goes wrong. Whatever breaks an invariant ends the script. */
public final class ClusterStage {
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final int ATTEMPTS = 60;

  /** An invariant is broken: there is no point in going on. */
  static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1;

    Over() {
      super("an invariant is broken", null, false, false);
    }
  }

  private final SimulatedCluster cluster;
  private final Onlooker onlooker;
  private final Options options;
  private final Size size;
  private final Strikes strikes;
  private final Randomness random;
  private final Loop loop;
  private final ApiClient admin;
  private final Runtimes runtimes;
  private final List<Integer> operations = new ArrayList<>();
  private int nextOperation;
  private long answered;

  ClusterStage(SimulatedCluster cluster, Onlooker onlooker, Options options, Size size) {
    this.cluster = cluster;
    this.onlooker = onlooker;
    this.options = options;
    this.size = size;
    this.strikes = new Strikes(options, () -> cluster.world().elapsed());
    this.random = cluster.world().randomness().fork("script");
    this.loop = cluster.world().loop("script");
    WitnessedApi front = new WitnessedApi("system:admin", cluster.front(), cluster.world().clock(), loop, onlooker.invariants());
    this.admin = new ApiClient(front, cluster.credential("system:admin"), "kubectl");
    this.runtimes = new Runtimes(cluster, size.nodes(), loop, onlooker.invariants());
  }

  void begin() {
    runtimes.begin();
    cluster.await(admin.create(Kinds.of(Manifests.namespace("")), Manifests.namespace(Manifests.NAMESPACE)));
    until("the namespace is furnished", Duration.ofSeconds(30), () -> history().get("ServiceAccount", Manifests.NAMESPACE, "default").isPresent());
  }

  /** Faults are over: the cluster must come to rest within a bound, be as it should be, and stay so. */
  void rests() {
    new Rest(this, runtimes).run();
  }

  // ---- what there is ----

  SimulatedCluster cluster() {
    return cluster;
  }

  SimulatedWorld world() {
    return cluster.world();
  }

  Size size() {
    return size;
  }

  Options options() {
    return options;
  }

  Randomness random() {
    return random;
  }

  Invariants invariants() {
    return onlooker.invariants();
  }

  ClusterHistory history() {
    return onlooker.invariants().history();
  }

  Onlooker onlooker() {
    return onlooker;
  }

  ApiClient admin() {
    return admin;
  }

  Strikes strikes() {
    return strikes;
  }

  Loop loop() {
    return loop;
  }

  List<Integer> operations() {
    return operations;
  }

  long answered() {
    return answered;
  }

  List<String> nodes() {
    return runtimes.nodes();
  }

  // ---- time ----

  Duration between(long leastMillis, long mostMillis) {
    return Duration.ofMillis(leastMillis + random.nextInt((int) (mostMillis - leastMillis + 1)));
  }

  void passes(Duration time) {
    Duration end = world().elapsed().plus(time);
    world().runUntil(() -> invariants().broken().isPresent() || world().elapsed().compareTo(end) >= 0, time);
    look();
  }

  void seconds(int seconds) {
    passes(Duration.ofSeconds(seconds));
  }

  private void look() {
    if (invariants().broken().isPresent()) throw new Over();
  }

  /** Lets time pass until something is so; the scenario fails when it does not come. */
  void until(String what, Duration bound, BooleanSupplier so) {
    boolean came = world().runUntil(() -> invariants().broken().isPresent() || so.getAsBoolean(), bound);
    look();
    if (!came) breaks("what has to happen happens", "not within " + bound + ": " + what);
  }

  void breaks(String rule, String message) {
    invariants().breaks(rule, message, List.of());
    throw new Over();
  }

  // ---- work ----

  /** Starts an operation, if it is one of those that are done; empty-handed otherwise. */
  boolean begins() {
    int number = nextOperation++;
    boolean wanted = options.operations().has(number);
    if (wanted) operations.add(number);
    return wanted;
  }

  /** One request of a client; nobody waits for it. */
  void sends(Function<ApiClient, CompletionStage<Result>> request) {
    if (begins()) request.apply(admin).thenAccept(result -> answered++);
  }

  /** One request, again and again until it is known what became of it. */
  Result does(Function<ApiClient, CompletionStage<Result>> request) {
    if (!begins()) return new Result.Failed(404, "NotFound", "it was left out", Obj.EMPTY);
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Result result = cluster.await(request.apply(admin));
      look();
      if (!(result instanceof Result.Failed failed) || (failed.code() < 500 && failed.code() != 429)) {
        answered++;
        return result;
      }
      passes(AGAIN);
    }
    throw new IllegalStateException("no answer in " + ATTEMPTS + " attempts");
  }

  Obj create(Obj object) {
    return switch (does(client -> client.create(Kinds.of(object), object))) {
      case Result.Ok(int code, Obj made) -> made;
      case Result.Failed failed when failed.code() == 404 || failed.isAlreadyExists() -> object; // it was left out, or made by an earlier attempt
      case Result.Failed failed -> throw new IllegalStateException("cannot create " + object + ": " + failed.message());
    };
  }

  // ---- what goes wrong ----

  /** Whether that fault is to happen now. */
  boolean strikes(FaultKind kind, String words) {
    return strikes.strikes(kind, words);
  }

  void befall(String words, ApiFault fault) {
    if (strikes(FaultKind.API, words)) cluster.befall(fault);
  }

  void crash(String process) {
    if (strikes(FaultKind.PROCESS, process + " crashes")) cluster.process(process).crash();
  }

  void start(String process) {
    cluster.process(process).start();
  }
}
