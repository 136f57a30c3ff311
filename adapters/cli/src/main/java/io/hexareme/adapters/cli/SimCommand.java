package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Simulation;
import io.hexareme.adapters.assembly.simulations.Simulations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hexareme sim}: a cluster, or a store, in virtual time on a seed, with faults; judged by all invariants. */
@Command(name = "sim", mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all was well", "1:an invariant was broken, a mutant missed, or a replay differed", "2:the command line is wrong"},
    description = "Run a simulated cluster under faults, on a seed, in virtual time. The same seed gives the same run, to the last event.")
final class SimCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "S", description = "What all chance is drawn from (default: a fresh one).")
  private Long seed;

  @Option(names = "--for", paramLabel = "DURATION", converter = DurationArgument.class, description = "How much virtual time, such as 30s or 24h (default: as the scenario has it).")
  private Duration span;

  @Option(names = "--nodes", paramLabel = "N", description = "How many nodes.")
  private Integer nodes;

  @Option(names = "--members", paramLabel = "M", description = "How many members the store has.")
  private Integer members;

  @Option(names = "--faults", paramLabel = "N", description = "How many faults to draw (default: as the scenario has it).")
  private Integer faults;

  @Option(names = "--scenario", paramLabel = "NAME", description = "Which scenario (default: ${DEFAULT-VALUE}); with several seeds \"all\" takes them in turn.",
      defaultValue = Simulations.USUAL)
  private String scenario;

  @Option(names = "--mutant", paramLabel = "M", description = "Put that bug into our code; --list names them.")
  private String mutant;

  @Option(names = "--swarm", description = "Seed after seed, each with a random choice of the kinds of fault.")
  private boolean swarm;

  @Option(names = "--until-failure", description = "Seed after seed until one fails.")
  private boolean untilFailure;

  @Option(names = "--runs", paramLabel = "N", description = "How many seeds --swarm tries (default: 20).")
  private Integer runs;

  @Option(names = "--for-wall", paramLabel = "DURATION", converter = DurationArgument.class, description = "Begin no further seed after so much real time.")
  private Duration wall;

  @Option(names = "--twice", description = "Run each seed twice; the hashes must agree.")
  private boolean twice;

  @Option(names = "--replay", paramLabel = "LINE|FILE", description = "Run again what a failing run printed, bit for bit.")
  private String replay;

  @Option(names = "--shrink-runs", paramLabel = "N", description = "How many runs making a failure smaller may cost (default: ${DEFAULT-VALUE}; 0: none).", defaultValue = "200")
  private int shrinkRuns;

  @Option(names = "--shrink-for", paramLabel = "DURATION", description = "Begin no further of them after so much real time (default: ${DEFAULT-VALUE}).",
      defaultValue = "2m", converter = DurationArgument.class)
  private Duration shrinkFor;

  @Option(names = "--story", paramLabel = "HOW", description = "Tell what happened: brief (what concerns the failure), full, or none (default: ${DEFAULT-VALUE}).",
      defaultValue = "brief", converter = SimStory.Argument.class)
  private SimStory.Length story;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the story as a page.")
  private Path page;

  @Option(names = "--list", description = "Name the scenarios and the mutants that each must catch.")
  private boolean list;

  @Option(names = "--mutants", description = "Put in each mutant in turn; each must be caught.")
  private boolean mutants;

  @Override
  public Integer call() {
    if (Stream.of(list, mutants, replay != null, swarm || untilFailure).filter(chosen -> chosen).count() > 1) {
      throw wrong("--list, --mutants, --replay and --swarm or --until-failure are different things to do; choose one");
    }
    if (list) return new SimList(spec.commandLine().getOut()).call();
    if (mutants) return hunted();
    SimTelling telling = new SimTelling(spec.commandLine().getOut(), story, page, shrinkRuns, shrinkFor);
    if (replay != null) return replayed(telling);
    if (swarm || untilFailure) return series(telling);
    if (runs != null || wall != null) throw wrong("--runs and --for-wall are for --swarm and --until-failure");
    Simulation simulation = one();
    Options options = options(seed());
    simulation.objection(options).ifPresent(this::refuse);
    return new SimOnce(telling, simulation, options, twice).call();
  }

  private int hunted() {
    List<Simulation> chosen = chosen(!spec.commandLine().getParseResult().hasMatchedOption("--scenario"));
    if (mutant != null && chosen.stream().noneMatch(simulation -> simulation.mutants().contains(mutant))) {
      throw wrong("there is no mutant \"" + mutant + "\"; hexareme sim --list names them");
    }
    return new SimMutants(spec.commandLine().getOut(), chosen, mutant).call();
  }

  private int replayed(SimTelling telling) {
    List<String> own = List.of("--seed", "--for", "--nodes", "--members", "--faults", "--mutant", "--runs", "--for-wall", "--scenario");
    own.stream().filter(spec.commandLine().getParseResult()::hasMatchedOption).findFirst().ifPresent(option -> refuse(option + ": a replay line says that itself"));
    try {
      return new SimReplay(telling, replay).call();
    } catch (IllegalArgumentException unreadable) {
      throw wrong("--replay: " + unreadable.getMessage());
    }
  }

  private int series(SimTelling telling) {
    List<Simulation> chosen = chosen(false);
    if (untilFailure && runs != null && !swarm) throw wrong("--runs is for --swarm; --until-failure is bounded by --for-wall");
    int most = untilFailure ? Integer.MAX_VALUE : runs != null ? runs : wall != null ? Integer.MAX_VALUE : 20;
    if (most < 1) throw wrong("--runs must be at least 1, not " + most);
    if (chosen.size() == 1) chosen.getFirst().objection(options(0)).ifPresent(this::refuse);
    return new SimSeries(telling, chosen, options(seed()), new SimSeries.Bounds(swarm, most, wall == null ? Duration.ofDays(365) : wall, twice)).call();
  }

  /** All of them for "all", or when nothing in particular was asked for and that means all. */
  private List<Simulation> chosen(boolean allByDefault) {
    return allByDefault || scenario.equals("all") ? Simulations.all() : List.of(one());
  }

  private Simulation one() {
    if (scenario.equals("all")) throw wrong("--scenario all is for --swarm, --until-failure and --mutants");
    return Simulations.named(scenario).orElseThrow(() -> wrong("there is no scenario \"" + scenario + "\"; hexareme sim --list names them"));
  }

  private Options options(long ofSeed) {
    Options options = Options.seed(ofSeed);
    if (span != null) options = options.lasting(span);
    if (nodes != null) options = options.nodes(nodes);
    if (members != null) options = options.members(members);
    if (faults != null) options = options.faults(faults);
    return mutant == null ? options : options.mutant(mutant);
  }

  private long seed() {
    return seed != null ? seed : RandomGenerator.getDefault().nextLong(1, 1_000_000_000_000L);
  }

  private void refuse(String why) {
    throw wrong(why);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
