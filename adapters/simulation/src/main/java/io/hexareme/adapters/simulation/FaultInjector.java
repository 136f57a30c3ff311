package io.hexareme.adapters.simulation;

import io.hexareme.adapters.simulation.api.ApiFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes a schedule's faults happen, and end. Where several of one kind overlap on one target, it is over when the last of them is.
 * A fault of a member that is not there does nothing.
 */
public final class FaultInjector {

  /** What faults of one member strike. */
  public record Machine(SimulatedProcess process, SimulatedDisk disk, DiskConditions usual) {

    /** A process without a disk that could fail. */
    public static Machine of(SimulatedProcess process) {
      return new Machine(process, null, null);
    }
  }

  private static final long RIGHT = 1_000_000;

  private final SimulatedWorld world;
  private final SimulatedNetwork network;
  private final Map<String, Machine> machines;
  private final ClusterTargets cluster;
  private final SimulatedLoop loop;
  private final Map<String, Integer> depths = new TreeMap<>();
  private final Map<String, Runnable> ends = new LinkedHashMap<>();
  private int era;
  private Consumer<FaultSchedule.Planned> listener = _ -> { };

  /** @param machines by member; looked at when a fault happens, so it may grow */
  public FaultInjector(SimulatedWorld world, SimulatedNetwork network, Map<String, Machine> machines) {
    this(world, network, machines, null);
  }

  /**
   * For a whole cluster.
   *
   * @param network null when its store has no members
   */
  public FaultInjector(SimulatedWorld world, SimulatedNetwork network, Map<String, Machine> machines, ClusterTargets cluster) {
    this.cluster = cluster;
    this.world = world;
    this.network = network;
    this.machines = machines;
    this.loop = SimulatedLoop.of(world.loop("faults"), world.queue());
  }

  /** Hears of every fault as it begins. */
  public void listener(Consumer<FaultSchedule.Planned> newListener) {
    listener = newListener;
  }

  /** Those whose time is over happen at once. */
  public void inject(FaultSchedule schedule) {
    for (FaultSchedule.Planned planned : schedule.faults()) {
      int planning = era;
      after(planned.at().minus(world.elapsed()), () -> {
        if (planning != era) return;
        listener.accept(planned);
        begin(planned.fault());
      });
    }
  }

  /**
   * Whatever lasts or lies in wait is over at once, and what is planned and has not begun never does. Processes that are down stay so unless somebody starts
   * them; faults of requests are not this injector's to end.
   */
  public void endAll() {
    era++;
    depths.clear();
    List<Runnable> all = List.copyOf(ends.values());
    ends.clear();
    all.forEach(Runnable::run);
  }

  private void after(Duration delay, Runnable task) {
    loop.post(delay.toNanos(), EventKind.FAULT, task);
  }

  private void begin(Fault fault) {
    switch (fault) {
      case Fault.OfLink ofLink -> {
        if (network != null) begin(ofLink, network.link(ofLink.from(), ofLink.to()));
      }
      case Fault.OfMember ofMember -> {
        Machine machine = machines.get(ofMember.member());
        if (machine != null && machine.disk() == null) begin(ofMember, machine.process());
        if (machine != null && machine.disk() != null) begin(ofMember, machine);
      }
      case Fault.OfApi ofApi -> {
        if (cluster != null) begin(ofApi);
      }
      case Fault.OfNode ofNode -> {
        if (cluster != null) begin(ofNode);
      }
    }
  }

  private void begin(Fault.OfLink fault, SimulatedLink link) {
    String key = fault.getClass().getSimpleName() + " " + fault.from() + " " + fault.to();
    switch (fault) {
      case Fault.DegradeLink degrade ->
          during(key, degrade.span(), () -> link.conditions(degrade.conditions()), () -> link.conditions(network.usualConditions()));
      case Fault.CutLink cut -> during(key, cut.span(), () -> link.cut(true), () -> link.cut(false));
      case Fault.ClogLink clog -> during(key, clog.span(), () -> link.clog(true), () -> link.clog(false));
      case Fault.HalfOpenLink half -> during(key, half.span(), () -> link.halfOpen(true), () -> link.halfOpen(false));
      case Fault.ResetLink _ -> link.reset();
    }
  }

  private void begin(Fault.OfMember fault, Machine machine) {
    String key = fault.getClass().getSimpleName() + " " + fault.member();
    SimulatedDisk disk = machine.disk();
    switch (fault) {
      case Fault.SlowDisk slow ->
          during(key, slow.span(), () -> disk.conditions(slow.conditions()), () -> disk.conditions(machine.usual()));
      case Fault.StallDisk stall -> disk.stallNextSync(stall.by());
      case Fault.FailSync _ -> disk.failNextSync();
      case Fault.LieAboutSync lie -> during(key, lie.span(), () -> disk.lie(true), () -> disk.lie(false));
      case Fault.MisdirectWrite _ -> disk.misdirectNextWrite();
      case Fault.RotDisk _ -> disk.rot();
      case Fault.FillDisk fill -> during(key, fill.span(), () -> disk.fill(true), () -> disk.fill(false));
      case Fault.Crash crash -> {
        boolean ran = machine.process().running();
        begin(fault, machine.process());
        if (ran && crash.diskLost()) disk.replace();
      }
      case Fault.CrashAtCall _, Fault.Pause _, Fault.JumpClock _, Fault.SkewClock _ -> begin(fault, machine.process());
    }
  }

  /** What happens to a process, whatever it is; one without a disk cannot have trouble with it. */
  private void begin(Fault.OfMember fault, SimulatedProcess process) {
    String key = fault.getClass().getSimpleName() + " " + fault.member();
    switch (fault) {
      case Fault.Crash crash -> crash(crash, process);
      case Fault.CrashAtCall crash -> crashAtCall(crash, process);
      case Fault.Pause pause -> during(key, pause.span(), process::pause, process::resume);
      case Fault.JumpClock jump -> process.jumpClock(jump.by());
      case Fault.SkewClock skew ->
          during(key, skew.span(), () -> process.clockRate(skew.partsPerMillion()), () -> process.clockRate(RIGHT));
      case Fault.SlowDisk _, Fault.StallDisk _, Fault.FailSync _, Fault.LieAboutSync _, Fault.MisdirectWrite _, Fault.RotDisk _,
          Fault.FillDisk _ -> { }
    }
  }

  private void begin(Fault.OfApi fault) {
    switch (fault) {
      case Fault.Api(ApiFault befalling) -> cluster.befall(befalling);
      case Fault.CutApi cut -> paths(cut.client(), cut.server()).forEach((key, path) ->
          during("CutApi " + key, cut.span(), () -> path.cut(cut.requests(), cut.answers()), () -> path.cut(false)));
      case Fault.ClogApi clog -> paths(clog.client(), "").forEach((key, path) ->
          during("ClogApi " + key, clog.span(), () -> path.clog(true), () -> path.clog(false)));
      case Fault.ResetApi reset -> paths(reset.client(), "").values().forEach(ApiPath::reset);
      case Fault.Compact _ -> cluster.compact();
    }
  }

  private Map<String, ApiPath> paths(String client, String server) {
    Map<String, ApiPath> paths = new TreeMap<>();
    cluster.wire().servers().stream().filter(each -> server.isEmpty() || server.equals(each))
        .forEach(each -> paths.put(client + " " + each, cluster.wire().path(client, each)));
    return paths;
  }

  private void begin(Fault.OfNode fault) {
    String node = fault.node();
    switch (fault) {
      case Fault.ExitContainer exit -> cluster.exitContainer(node, exit.which(), exit.exitCode());
      case Fault.RemoveNode remove -> cluster.removeNode(node, remove.down());
      case Fault.StaleRuntime stale -> during("StaleRuntime " + node, stale.span(),
          () -> cluster.staleRuntime(node, true), () -> cluster.staleRuntime(node, false));
      case Fault.FailPulls fail -> during("FailPulls " + node, fail.span(),
          () -> cluster.failPulls(node, true), () -> cluster.failPulls(node, false));
    }
  }

  private void crash(Fault.Crash crash, SimulatedProcess process) {
    if (!process.running()) return;
    process.crash();
    after(crash.down(), process::start);
  }

  private void crashAtCall(Fault.CrashAtCall crash, SimulatedProcess process) {
    if (!process.running()) return;
    process.crashAtCall(crash.call());
    ends.put("CrashAtCall " + crash.member(), process::spare);
    process.onCrash(() -> after(crash.down(), process::start));
  }

  private void during(String key, Duration span, Runnable begin, Runnable end) {
    int began = era;
    depths.merge(key, 1, Integer::sum);
    ends.put(key, end);
    begin.run();
    after(span, () -> {
      if (began != era || depths.merge(key, -1, Integer::sum) != 0) return;
      ends.remove(key);
      end.run();
    });
  }
}
