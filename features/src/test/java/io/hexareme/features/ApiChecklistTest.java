package io.hexareme.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checklist of what real clients need names tests and features; each of them must be there. */
class ApiChecklistTest {
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final Path ROOT = root();

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("features/API-CHECKLIST.md"))) {
      at = at.getParent();
    }
    return at;
  }

  private static Stream<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("features/API-CHECKLIST.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.equals("| Line | Shown by |"));
  }

  /** The right column's names. */
  private static List<String> named(String row) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAMED.matcher(row.substring(row.lastIndexOf(" | ") + 3));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** The text of every class of tests by its simple name. */
  private static Map<String, String> classes() {
    Map<String, String> classes = new TreeMap<>();
    for (String module : List.of("ports", "core", "features", "adapters")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        files.filter(file -> file.toString().replace('\\', '/').contains("/src/test/java/") && file.toString().endsWith("Test.java"))
            .forEach(file -> classes.merge(file.getFileName().toString().replace(".java", ""), text(file), String::concat));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_row_names_what_shows_it_and_that_exists() throws IOException {
    Map<String, String> classes = classes();
    List<String> missing = new ArrayList<>();
    rows().forEach(row -> {
      List<String> names = named(row);
      if (names.isEmpty()) {
        missing.add("nothing is named in: " + row);
      }
      names.stream().filter(name -> !exists(name, classes)).forEach(name -> missing.add(name + " of: " + row));
    });
    assertThat(missing).isEmpty();
  }

  private static boolean exists(String name, Map<String, String> classes) {
    if (name.endsWith(".feature")) {
      return Files.exists(ROOT.resolve("features/src/test/resources/features").resolve(name));
    }
    int dot = name.indexOf('.');
    String test = dot < 0 ? name : name.substring(0, dot);
    return classes.containsKey(test) && (dot < 0 || classes.get(test).contains("void " + name.substring(dot + 1) + "("));
  }

  @Test
  void every_part_of_the_checklist_is_there() throws IOException {
    List<String> parts = Files.readAllLines(ROOT.resolve("features/API-CHECKLIST.md")).stream().filter(line -> line.startsWith("## ")).toList();
    assertThat(parts).contains("## Discovery", "## Content negotiation", "## Tables", "## Lists and watches", "## Patches", "## Errors",
        "## Streams", "## Pitfalls", "## Tables of facts");
    assertThat(rows().count()).isGreaterThan(140);
  }

  @Test
  void a_name_that_nobody_bears_would_be_told() {
    assertThat(exists("WatchesTest.nobody_tells_this", classes())).isFalse();
    assertThat(exists("apiserver/nothing.feature", Map.of())).isFalse();
  }
}
