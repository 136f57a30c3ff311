package io.hexareme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is wrong with the texts, whatever they compile to. */
final class TidyTest {
  private static final int LONG = 300;
  private static final int SHORTEST_TALE = 3;

  /** Paths that hold on one machine only: somebody's home; in pieces, so that this file does not hold them. */
  private static final Pattern LOCAL =
      Pattern.compile(String.join("|", "/ro" + "ot/", "/ho" + "me/[a-z]", "/Us" + "ers/", "file:/" + "/", "\\.m2/" + "repository"));

  @Test
  void a_long_file_says_why() {
    assertThat(Checkout.files(".java")
        .stream().filter(file -> Checkout.lines(file).size() > LONG)
        .filter(file -> Checkout.lines(file).stream().noneMatch(line -> line.contains("// Justification: ")))
        .map(file -> Checkout.ROOT.relativize(file) + " has " + Checkout.lines(file).size() + " lines"))
        .as("files of more than " + LONG + " lines: split them, or say why not in a line that begins with // Justification:").isEmpty();
  }

  @Test
  void a_package_info_tells_something() {
    assertThat(Checkout.files("package-info.java").stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .filter(file -> Checkout.lines(file).stream().filter(line -> line.startsWith(" *")).count() < SHORTEST_TALE)
        .map(Checkout.ROOT::relativize)).as("package-info.java with nothing but a sentence: one job, the entry, what it does not do").isEmpty();
  }

  @Test
  void nothing_names_one_machine() {
    assertThat(Checkout.files(".java", ".md", ".xml", ".feature", ".yaml", ".yml", ".properties", ".sh", ".txt", "hexareme", "run").stream()
        .flatMap(TidyTest::local)).isEmpty();
  }

  @Test
  void no_tab_and_no_trailing_space() {
    assertThat(Checkout.files(".java", ".feature", "pom.xml").stream().flatMap(file -> matching(file, Pattern.compile("\t|\\s+$")))).isEmpty();
  }

  private static Stream<String> local(Path file) {
    return matching(file, LOCAL);
  }

  private static Stream<String> matching(Path file, Pattern pattern) {
    List<String> lines = Checkout.lines(file);
    return IntStream.range(0, lines.size()).filter(at -> pattern.matcher(lines.get(at)).find())
        .mapToObj(at -> Checkout.ROOT.relativize(file) + ":" + (at + 1) + ": " + lines.get(at));
  }
}
