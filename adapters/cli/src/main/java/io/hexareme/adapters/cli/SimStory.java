package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Failure;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.story.Timeline;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What is told of a run besides its figures. */
final class SimStory {
  private static final int BRIEF = 80;

  enum Length { BRIEF, FULL, NONE }

  static final class Argument implements ITypeConverter<Length> {
    @Override
    public Length convert(String text) {
      return Arrays.stream(Length.values()).filter(length -> length.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
          .orElseThrow(() -> new TypeConversionException("'" + text + "' is not brief, full or none"));
    }
  }

  private SimStory() {}

  /** Of a failure what concerns it, its end only when brief; of what went well everything. */
  static Timeline of(Run run, Length length) {
    Timeline whole = run.timeline().get();
    if (length == Length.FULL || whole.entries().size() <= BRIEF) return whole;
    return run.failure().map(Failure::text).map(whole::about).orElse(whole).last(BRIEF);
  }
}
