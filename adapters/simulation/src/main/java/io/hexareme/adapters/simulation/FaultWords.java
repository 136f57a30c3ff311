package io.hexareme.adapters.simulation;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fault in words, for a person: {@code cut link m1 m2, span 3.2 s}. The same on every machine. */
public final class FaultWords {
  private static final Duration LONGEST = Duration.ofDays(365);

  private FaultWords() {}

  public static String of(Fault fault) {
    String name = spaced(fault.getClass().getSimpleName());
    String targets = parts(fault, true).collect(Collectors.joining(" "));
    String rest = parts(fault, false).collect(Collectors.joining(", "));
    return Stream.of(name + (targets.isEmpty() ? "" : " " + targets), rest).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  /** Texts name what is struck and stand first; the others say how. */
  private static Stream<String> parts(Record made, boolean texts) {
    return Stream.of(made.getClass().getRecordComponents()).filter(part -> part.getType() == String.class == texts)
        .map(part -> texts ? String.valueOf(read(part, made)) : spaced(part.getName()) + " " + value(read(part, made)));
  }

  private static Stream<String> parts(Fault fault, boolean texts) {
    return parts((Record) fault, texts);
  }

  private static String value(Object value) {
    return switch (value) {
      case Duration duration -> duration(duration);
      case Record made -> spaced(made.getClass().getSimpleName()) + inBrackets(made);
      default -> value.toString();
    };
  }

  /** Of what is within a fault only what says something: no empty texts, no zeroes, no bounds that are none. */
  private static String inBrackets(Record made) {
    return Stream.of(made.getClass().getRecordComponents()).filter(part -> says(read(part, made)))
        .map(part -> spaced(part.getName()) + " " + value(read(part, made))).collect(Collectors.joining(", ", " (", ")")).replace(" ()", "");
  }

  private static boolean says(Object value) {
    return switch (value) {
      case String text -> !text.isEmpty();
      case Collection<?> some -> !some.isEmpty();
      case Integer number -> number != 0 && number != Integer.MAX_VALUE;
      case Duration duration -> duration.compareTo(LONGEST) < 0;
      default -> true;
    };
  }

  private static String duration(Duration duration) {
    long millis = duration.toMillis();
    return Math.abs(millis) < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private static String spaced(String camel) {
    return camel.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private static Object read(RecordComponent part, Record made) {
    try {
      return part.getAccessor().invoke(made);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
