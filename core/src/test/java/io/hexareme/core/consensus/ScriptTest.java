package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations, to be read. When one has changed: {@code -Dhexareme.rewrite=true} writes down what happens now; look at the difference,
 * and keep it only if you know why it is there.
 */
final class ScriptTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/consensus");

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void members_say_what_the_script_says(Path script) throws IOException {
    String expected = Files.readString(script);
    String actual = new Script().run(expected);
    if (Boolean.getBoolean("hexareme.rewrite")) Files.writeString(script, actual);
    else assertThat(actual).isEqualTo(expected);
  }
}
