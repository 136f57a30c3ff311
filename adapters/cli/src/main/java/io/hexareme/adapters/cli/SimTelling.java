package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Failure;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Shrinking;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tells a person of a run: its figures, and if it failed how, in small, and the line that brings it back. */
final class SimTelling {
  private final PrintWriter out;
  private final SimStory.Length story;
  private final Path page;
  private final int shrinkRuns;
  private final Duration shrinkFor;

  SimTelling(PrintWriter out, SimStory.Length story, Path page, int shrinkRuns, Duration shrinkFor) {
    this.out = out;
    this.story = story;
    this.page = page;
    this.shrinkRuns = shrinkRuns;
    this.shrinkFor = shrinkFor;
  }

  PrintWriter out() {
    return out;
  }

  /** Everything but the hash, which its caller prints last; the exit code. */
  int tell(Run run, long wallNanos) {
    SimLayout.figures(run, wallNanos).forEach(out::println);
    if (run.passed()) {
      out.println("all is well" + (run.undecided().isEmpty() ? "" : "; undecided: " + run.undecided()));
      if (story == SimStory.Length.FULL) out.print(SimStory.of(run, story).text());
      write(run);
      return 0;
    }
    failed(run);
    return 1;
  }

  /** How it failed, the smallest run that fails so, its story, and the line. */
  void failed(Run run) {
    out.println("FAILED  " + run.failure().map(Failure::text).orElse(""));
    out.flush();
    Run small = shrunk(run);
    if (story != SimStory.Length.NONE) {
      out.println();
      out.print(SimStory.of(small, story).text());
      out.println();
    }
    write(small);
    out.println(line(run));
  }

  private Run shrunk(Run run) {
    if (shrinkRuns <= 0) return run;
    long began = System.nanoTime();
    Shrinking shrinking = new Shrinking(run.simulation(), shrinkRuns, () -> System.nanoTime() - began >= shrinkFor.toNanos());
    Run small = shrinking.of(run);
    out.println("shrunk to " + SimLayout.content(small) + " in " + shrinking.runs() + " runs");
    if (small != run) out.println("small:  " + line(small));
    return small;
  }

  static String line(Run run) {
    return "hexareme sim --replay '" + run.replay().print() + "'";
  }

  private void write(Run run) {
    if (page == null) return;
    String title = run.simulation().name() + ", seed " + run.options().seed();
    String preface = run.failure().map(Failure::text).map(text -> text + "\n\n" + line(run)).orElse("");
    try {
      Files.writeString(page, (story == SimStory.Length.FULL ? run.timeline().get() : SimStory.of(run, SimStory.Length.BRIEF)).html(title, preface));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the page " + page + " cannot be written", unwritable);
    }
    out.println("page: " + page);
  }
}
