package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who tests with the testkit gets nothing of the command line or the console with it. */
final class PlainClassPathTest {
  @Test
  void neither_command_line_nor_console_is_there() {
    assertThat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(entry -> entry.replace('\\', '/')))
        .noneMatch(entry -> entry.contains("picocli") || entry.contains("jmh") || entry.matches(".*(hexareme-|/)(cli|console|benchmark)(-|/).*"));
  }

  @Test
  void neither_can_be_loaded() {
    for (String name : new String[] {"picocli.CommandLine", "io.hexareme.adapters.cli.Main", "com.fasterxml.jackson.databind.ObjectMapper"}) {
      assertThatThrownBy(() -> Class.forName(name)).as(name).isInstanceOf(ClassNotFoundException.class);
    }
  }
}
