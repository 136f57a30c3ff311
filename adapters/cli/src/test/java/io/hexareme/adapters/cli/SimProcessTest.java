package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One seed is one run in every process: whatever its language, its time zone, its garbage collector and its seed for hash codes. */
class SimProcessTest {
  private static final List<String> HERE = List.of("-XX:+UseSerialGC");
  private static final List<String> ELSEWHERE =
      List.of("-XX:+UseParallelGC", "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Apia", "-Dline.separator=\r\n", "-Dfile.encoding=ISO-8859-1");

  private static Process sim(List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(options);
    command.addAll(List.of("-Xss2m", "-XX:TieredStopAtLevel=1", "-Dguice_bytecode_gen_option=DISABLED", "-cp", System.getProperty("java.class.path"),
        Main.class.getName(), "sim", "--seed", "1", "--for", "1m"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String hash(Process process) throws IOException, InterruptedException {
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      List<String> lines = text.lines().toList();
      assertThat(process.exitValue()).as(text).isZero();
      assertThat(lines.getLast()).as(text).matches("hash [0-9a-f]{16}");
      return lines.getLast();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void two_processes_print_the_same_hash() throws IOException, InterruptedException {
    Process one = sim(HERE);
    Process other = sim(ELSEWHERE);
    assertThat(hash(one)).isEqualTo(hash(other));
  }
}
