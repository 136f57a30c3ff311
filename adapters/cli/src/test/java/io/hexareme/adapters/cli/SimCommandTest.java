package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.sim.Simulation;
import io.hexareme.adapters.assembly.simulations.Simulations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every flag of {@code hexareme sim}, on scenarios that take a moment. */
class SimCommandTest {
  private static final Pattern REPLAY = Pattern.compile("hexareme sim --replay '([^']+)'");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  private Path directory;

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[args.length + 1];
    all[0] = "sim";
    System.arraycopy(args, 0, all, 1, args.length);
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private String replayLine() {
    Matcher line = REPLAY.matcher(lines().stream().filter(text -> text.startsWith("hexareme sim --replay")).findFirst().orElse("none"));
    assertThat(line.find()).as(out.toString()).isTrue();
    return line.group(1);
  }

  @Test
  void a_run_prints_its_figures_and_its_hash_last() {
    assertThat(run("--scenario", "quiet", "--seed", "1")).as(out + "" + err).isZero();
    assertThat(lines()).anyMatch(line -> line.equals("quiet, seed 1, 3 members")).anyMatch(line -> line.matches("simulated   \\d.*"))
        .anyMatch(line -> line.matches("wall        .* times as fast\\)")).anyMatch(line -> line.matches("events      \\d+ \\(.*/s\\)"))
        .anyMatch(line -> line.matches("operations  \\d+ \\(\\d+ answered\\)")).anyMatch(line -> line.equals("faults      0 (0.0 an hour)"))
        .anyMatch(line -> line.matches("checks      \\d+"));
    assertThat(lines().getLast()).matches("hash [0-9a-f]{16}");
  }

  @Test
  void one_seed_is_one_hash_and_another_is_another() {
    run("--scenario", "power-cut", "--seed", "3");
    String hash = lines().getLast();
    run("--scenario", "power-cut", "--seed", "3");
    assertThat(lines().getLast()).isEqualTo(hash);
    run("--scenario", "power-cut", "--seed", "4");
    assertThat(lines().getLast()).isNotEqualTo(hash);
  }

  @Test
  void length_members_and_faults_can_be_chosen() {
    assertThat(run("--scenario", "partitions", "--seed", "2", "--for", "3s", "--members", "3", "--faults", "2")).as(out + "" + err).isZero();
    assertThat(lines().getFirst()).isEqualTo("partitions, seed 2, 3 members");
    assertThat(lines()).anyMatch(line -> line.matches("faults      \\d \\(.*network \\d"));
  }

  @Test
  void shrinking_ends_when_its_time_is_up() {
    assertThat(run("--scenario", "minority-quorum", "--mutant", "raft/minority-quorum", "--seed", "1", "--shrink-for", "0s", "--story", "none")).isEqualTo(1);
    assertThat(out.toString()).contains(" in 0 runs\n").doesNotContain("small:  ");
  }

  @Test
  void a_failure_is_shrunk_told_and_can_be_replayed_bit_for_bit() throws IOException {
    Path page = directory.resolve("page.html");
    assertThat(run("--scenario", "minority-quorum", "--mutant", "raft/minority-quorum", "--seed", "1", "--html", page.toString(), "--shrink-runs", "40")).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED  ", "shrunk to ", "small:  hexareme sim --replay", "!! ", "cut links");
    assertThat(lines().getLast()).matches("hash [0-9a-f]{16}");
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("minority-quorum, seed 1");
    String hash = lines().getLast();
    String line = replayLine();

    assertThat(run("--replay", line, "--shrink-runs", "0", "--story", "none")).isEqualTo(1);
    assertThat(out.toString()).contains("the same run, bit for bit").doesNotContain("shrunk");
    assertThat(lines().getLast()).isEqualTo(hash);

    Path file = Files.writeString(directory.resolve("failure.txt"), "something\nhexareme sim --replay '" + line + "'\n");
    assertThat(run("--replay", file.toString(), "--shrink-runs", "0", "--story", "none")).isEqualTo(1);
    assertThat(lines().getLast()).isEqualTo(hash);
  }

  @Test
  void a_replay_that_is_another_run_says_so() {
    assertThat(run("--replay", "v1:quiet:s=1:h=0000000000000000")).isEqualTo(1);
    assertThat(out.toString()).contains("NOT THE SAME RUN: it had the hash 0000000000000000");
    assertThat(run("--replay", "v1:quiet:s=1")).isZero();
    assertThat(out.toString()).contains("no hash to compare with");
  }

  @Test
  void the_full_story_has_every_operation() {
    assertThat(run("--scenario", "quiet", "--seed", "1", "--for", "1s", "--story", "full")).isZero();
    assertThat(out.toString()).contains("leads", "asks m1", "hears", "is told");
  }

  @Test
  void a_swarm_tries_seed_after_seed_with_some_kinds_of_fault_each() {
    assertThat(run("--swarm", "--runs", "4", "--seed", "10", "--scenario", "quiet", "--twice")).as(out + "" + err).isZero();
    assertThat(lines().getFirst()).isEqualTo("seeds from 10 on");
    assertThat(lines()).filteredOn(line -> line.startsWith("seed 1")).hasSize(4).allMatch(line -> line.matches("seed 1\\d  quiet  ok  .* hash [0-9a-f]{16}  [a-z,]+"));
    assertThat(out.toString()).contains("4 seeds, ", "seeds a minute", "none failed");
    assertThat(lines().getLast()).matches("hash [0-9a-f]{16}");
  }

  @Test
  void seeds_are_tried_until_one_fails() {
    assertThat(run("--until-failure", "--seed", "1", "--scenario", "acknowledged-before-durable", "--mutant", "store/ack-before-durable", "--for-wall", "5m",
        "--shrink-runs", "0", "--story", "none")).isEqualTo(1);
    assertThat(lines()).anyMatch(line -> line.contains("  FAILED  "));
    assertThat(out.toString()).contains("the last one failed");
    assertThat(replayLine()).contains("acknowledged-before-durable").contains(":x=store/ack-before-durable:").contains(":h=");
  }

  @Test
  void until_failure_ends_when_its_time_is_over() {
    assertThat(run("--until-failure", "--scenario", "all", "--seed", "1", "--for-wall", "1s")).as(out.toString()).isZero();
    assertThat(out.toString()).contains("none failed");
  }

  @Test
  void the_list_has_every_scenario_with_what_it_is_about() {
    assertThat(run("--list")).isZero();
    assertThat(lines()).hasSameSizeAs(Simulations.all());
    for (Simulation simulation : Simulations.all()) {
      assertThat(lines()).anyMatch(line -> line.startsWith(simulation.name() + " ") && line.contains(simulation.about()) && line.contains(simulation.source()));
    }
  }

  @Test
  void a_mutant_is_caught_and_told_in_a_line() {
    assertThat(run("--mutants", "--mutant", "raft/no-pre-vote")).as(out + "" + err).isZero();
    assertThat(lines().getFirst()).matches("raft/no-pre-vote  caught  seed 1, .*, shrunk to 1 fault and \\d+ operations?; by disruptive-server");
    assertThat(lines().getLast()).startsWith("1 of 1 caught in ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "--scenario nonsense|there is no scenario \"nonsense\"; hexareme sim --list names them",
      "--seed one|'one'",
      "--for soon|'soon' is no span of time",
      "--scenario quiet --for 0s|--for must be at least a second",
      "--scenario quiet --members 0|--members must be from 1 to 9, not 0",
      "--scenario quiet --nodes 3|--nodes: this scenario is about the store alone",
      "--scenario quiet --faults 3|--faults: those of quiet are directed by hand",
      "--scenario figure-8 --members 3|--members: figure-8 is written for 5 members",
      "--scenario quiet --mutant raft/no-pre-vote|--mutant: quiet is about no mutant",
      "--scenario all|--scenario all is for --swarm, --until-failure and --mutants",
      "--list --mutants|are different things to do; choose one",
      "--swarm --runs 0|--runs must be at least 1, not 0",
      "--until-failure --runs 3|--runs is for --swarm",
      "--scenario quiet --runs 3|--runs and --for-wall are for --swarm and --until-failure",
      "--story long|'long' is not brief, full or none",
      "--replay v1:nonsense:s=1|--replay: there is no scenario \"nonsense\"",
      "--replay v1:quiet|--replay: a replay line goes on with a scenario and its seed",
      "--replay v1:quiet:s=1 --seed 3|--seed: a replay line says that itself",
      "--replay nowhere.txt|\"nowhere.txt\" is neither a replay line nor a file that can be read",
      "--mutants --mutant nonsense|there is no mutant \"nonsense\"; hexareme sim --list names them",
      "--nonsense|Unknown option: '--nonsense'"})
  void a_wrong_command_line_is_refused_with_the_reason(String args, String why) {
    assertThat(run(args.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(why);
  }
}
