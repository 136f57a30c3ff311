package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.Behaviour.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image does. Begin with {@link #RUNS} and say what is different, or {@link #parse} a sentence.
 *
 * @param pullTakes how long a pull lasts
 * @param pullError why it cannot be pulled; null when it can
 * @param startTakes how long the start of a container lasts
 * @param exitCode with which it ends after {@code exitAfter}; {@code exitAfter} null for never
 * @param crashes how many of the first instances end with {@code crashCode} after {@code crashAfter}
 * @param readyAfter from when on probes of it succeed
 * @param unhealthyFrom when probes of it begin to fail, null for never; until {@code unhealthyUntil}, null for ever
 * @param output what it prints
 * @param stopTakes how long it takes to obey SIGTERM, and then ends with {@code stopCode}
 */
public record ImageScript(
    Duration pullTakes,
    String pullError,
    Duration startTakes,
    Duration exitAfter,
    int exitCode,
    int crashes,
    int crashCode,
    Duration crashAfter,
    Duration readyAfter,
    Duration unhealthyFrom,
    Duration unhealthyUntil,
    List<Line> output,
    Duration stopTakes,
    int stopCode) {

  /** A line, first printed {@code first} after the start, then {@code every} so often; null for once. */
  public record Line(String text, Duration first, Duration every) {}

  /** Runs until it is stopped, is healthy all the time and stops at once. */
  public static final ImageScript RUNS = new ImageScript(Duration.ZERO, null, Duration.ZERO, null, 0, 0, 1, Duration.ZERO,
      Duration.ZERO, null, null, List.of(), Duration.ZERO, 0);
  private static final Duration NEVER = Duration.ofDays(365_000);

  public ImageScript {
    output = List.copyOf(output);
  }

  /** {@link #RUNS}, changed as the text says (see {@link ScriptSyntax}). @throws IllegalArgumentException saying what is not understood */
  public static ImageScript parse(String text) {
    return ScriptSyntax.apply(RUNS, text);
  }

  public ImageScript pullTakes(Duration time) {
    return new ImageScript(time, pullError, startTakes, exitAfter, exitCode, crashes, crashCode, crashAfter, readyAfter,
        unhealthyFrom, unhealthyUntil, output, stopTakes, stopCode);
  }

  public ImageScript pullFails(String message) {
    return new ImageScript(pullTakes, message, startTakes, exitAfter, exitCode, crashes, crashCode, crashAfter, readyAfter,
        unhealthyFrom, unhealthyUntil, output, stopTakes, stopCode);
  }

  public ImageScript startTakes(Duration time) {
    return new ImageScript(pullTakes, pullError, time, exitAfter, exitCode, crashes, crashCode, crashAfter, readyAfter,
        unhealthyFrom, unhealthyUntil, output, stopTakes, stopCode);
  }

  public ImageScript exits(int code, Duration after) {
    return new ImageScript(pullTakes, pullError, startTakes, after, code, crashes, crashCode, crashAfter, readyAfter,
        unhealthyFrom, unhealthyUntil, output, stopTakes, stopCode);
  }

  /** The first {@code times} instances end with {@code code}; later ones do what else is said. */
  public ImageScript crashes(int times, int code, Duration after) {
    return new ImageScript(pullTakes, pullError, startTakes, exitAfter, exitCode, times, code, after, readyAfter,
        unhealthyFrom, unhealthyUntil, output, stopTakes, stopCode);
  }

  public ImageScript readyAfter(Duration time) {
    return new ImageScript(pullTakes, pullError, startTakes, exitAfter, exitCode, crashes, crashCode, crashAfter, time,
        unhealthyFrom, unhealthyUntil, output, stopTakes, stopCode);
  }

  /** @param until null for ever */
  public ImageScript unhealthy(Duration from, Duration until) {
    return new ImageScript(pullTakes, pullError, startTakes, exitAfter, exitCode, crashes, crashCode, crashAfter, readyAfter,
        from, until, output, stopTakes, stopCode);
  }

  public ImageScript prints(String text, Duration first, Duration every) {
    List<Line> more = new ArrayList<>(output);
    more.add(new Line(text, first, every));
    return new ImageScript(pullTakes, pullError, startTakes, exitAfter, exitCode, crashes, crashCode, crashAfter, readyAfter,
        unhealthyFrom, unhealthyUntil, more, stopTakes, stopCode);
  }

  public ImageScript stops(Duration takes, int code) {
    return new ImageScript(pullTakes, pullError, startTakes, exitAfter, exitCode, crashes, crashCode, crashAfter, readyAfter,
        unhealthyFrom, unhealthyUntil, output, takes, code);
  }

  /** Only SIGKILL ends it. */
  public ImageScript ignoresSigterm() {
    return stops(NEVER, 0);
  }

  /** Whether it says when a container ends or what it prints, so that its command is not looked at. */
  boolean saysWhatRuns() {
    return exitAfter != null || crashes > 0 || !output.isEmpty();
  }

  /** What the instance number {@code attempt} (from 0) does. */
  Behaviour behaviour(int attempt) {
    Behaviour.Exit exit = exitAfter == null ? null : new Behaviour.Exit(exitCode, exitAfter);
    if (attempt < crashes) {
      exit = new Behaviour.Exit(crashCode, crashAfter);
    }
    List<Output> outputs = output.stream().map(line -> new Output(line.text(), line.first(), line.every())).toList();
    return new Behaviour(exit, outputs, List.of(), readyAfter, unhealthyFrom, unhealthyUntil, startTakes, stopTakes, stopCode);
  }
}
