package io.hexareme.adapters.simulation;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Records of this package as the Java expressions that make them, so that a run that failed can be kept as a test. */
final class JavaSource {
  private JavaSource() {}

  static String of(Object value) {
    return switch (value) {
      case Record made -> "new " + name(made.getClass()) + "("
          + Arrays.stream(made.getClass().getRecordComponents()).map(part -> of(read(part, made))).collect(Collectors.joining(", ")) + ")";
      case Duration duration -> "Duration.parse(\"" + duration + "\")";
      case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case Long number -> number + "L";
      case Integer number -> number.toString();
      case List<?> several -> several.stream().map(JavaSource::of).collect(Collectors.joining(", ", "List.of(", ")"));
      case Boolean truth -> truth.toString();
      default -> throw new IllegalArgumentException("no Java for a " + value.getClass());
    };
  }

  private static String name(Class<?> type) {
    return type.isMemberClass() ? type.getDeclaringClass().getSimpleName() + "." + type.getSimpleName() : type.getSimpleName();
  }

  private static Object read(RecordComponent part, Record made) {
    try {
      return part.getAccessor().invoke(made);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
