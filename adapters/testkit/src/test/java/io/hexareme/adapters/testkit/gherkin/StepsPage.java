package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that lists every step text, made of the sources' annotations and Javadoc and of the feature files that are run as examples. */
final class StepsPage {
  private static final Path SOURCES = Path.of("src/main/java/io/hexareme/adapters/testkit/gherkin");
  private static final Path FEATURES = Path.of("src/test/resources/steps");
  /** In the order of a scenario. */
  private static final List<String> CHAPTERS = List.of("ClusterSteps", "ManifestSteps", "ObjectSteps", "CountSteps", "EventSteps", "TableSteps",
      "RequestSteps", "AuditSteps", "ExecSteps", "WatchSteps", "WebhookSteps", "TimeSteps", "NodeSteps", "PartSteps", "ProcessSteps", "FaultSteps");
  private static final Pattern CLASS_COMMENT = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public final class", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*)?@(Given|When|Then)\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)", Pattern.DOTALL);
  private static final Pattern USE = Pattern.compile("\\s+(Given|When|Then|And|But) (.*)");
  private static final String INTRODUCTION = """
      # The step texts of the testkit

      Generated from the sources, with an example each from the feature files that are run as this module's tests: do not edit by hand
      (`mvn -pl adapters/testkit test -Dtest=StepsPageTest -Drewrite=true`).

      Name the package in `cucumber.glue`, beside your own steps:

      ```properties
      cucumber.glue=io.hexareme.adapters.testkit.gherkin,com.example.mysteps
      ```

      A step class of your own reaches the scenario's cluster by `ScenarioWorld.current().cluster()`. Tables name fields by their path, such as
      `spec.containers[web].image` or `status.conditions[Ready].status`; in their cells `*` stands for any text and `(none)` for nothing.
      A path that objects of the kind cannot have is an error, and so is a kind that is not served.

      Scenarios run in virtual time. `-Dworld=real` runs them against a cluster on the wall clock over HTTPS, `-Dworld=kubeconfig:FILE` against one
      that runs already. Where a world cannot do what a scenario needs, the scenario is skipped by its tag: `@virtual-time` (time that is moved,
      or more of it than anybody waits for), `@faults`, `@nodes` (nodes of its own), `@alone` (nobody else uses the cluster; `-Dworld.exclusive=true`
      promises that), `@quiet` (nobody else writes), `@inside` (looks past the API server).

      Words in braces:

      | word | stands for |
      |------|------------|
      | `{int}`, `{word}` | a number, a word without blanks |
      | `{span}` | `500 ms`, `30 s`, `5 min`, `24 h`, `7 days` |
      | `{thing}` | `Deployment web`, `Pod team-a/web`: a kind and a name, in the namespace default unless said otherwise |
      | `{kind}` | `Pod` or `Pods` |
      | `{who}` | `the administrator`, `alice`, `system:kube-scheduler`, `anonymous`, `impostor` |
      | `{part}` | `API server`, `scheduler`, `controller manager` |
      | `{requests}` | `the next 3 writes to pods`, `every second update of deployments by scheduler`, `for 10 s all requests by kubelet/node-1` |
      """;

  private final List<Step> steps = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();

  /** A step text as a step class has it. */
  record Step(String chapter, String comment, String keyword, String text, Expression expression) {}

  /** A step as a feature file has it, with its doc string or table. */
  record Use(String file, String line, String whole) {}

  static StepsPage read() throws IOException {
    StepsPage page = new StepsPage();
    ExpressionFactory expressions = new ExpressionFactory(words());
    for (String chapter : CHAPTERS) {
      Matcher step = STEP.matcher(Files.readString(SOURCES.resolve(chapter + ".java")));
      while (step.find()) {
        String text = step.group(3).replace("\\\\", "\\");
        page.steps.add(new Step(chapter, step.group(1), step.group(2), text, expressions.createExpression(text)));
      }
    }
    try (Stream<Path> files = Files.list(FEATURES)) {
      for (Path file : files.sorted().toList()) {
        page.readUses(file);
      }
    }
    return page;
  }

  /** Every class with steps must have its chapter. */
  static List<String> classesWithoutChapter() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("Steps") && !CHAPTERS.contains(name)).sorted().toList();
    }
  }

  private static ParameterTypeRegistry words() {
    ParameterTypeRegistry registry = new ParameterTypeRegistry(Locale.ENGLISH);
    for (Method method : Words.class.getDeclaredMethods()) {
      io.cucumber.java.ParameterType type = method.getAnnotation(io.cucumber.java.ParameterType.class);
      if (type != null) {
        registry.defineParameterType(new ParameterType<>(method.getName(), List.of(type.value()), String.class, (String[] groups) -> "", false, false));
      }
    }
    return registry;
  }

  private void readUses(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher use = USE.matcher(lines.get(i));
      if (use.matches()) {
        int end = i + 1;
        while (end < lines.size() && belongs(lines, i, end)) {
          end++;
        }
        String whole = lines.subList(i, end).stream().collect(Collectors.joining("\n")).stripIndent();
        uses.add(new Use(file.getFileName() + ":" + (i + 1), use.group(2), whole));
      }
    }
  }

  /** Whether that line is of the table or doc string below the step. */
  private static boolean belongs(List<String> lines, int step, int at) {
    long quotes = lines.subList(step, at).stream().filter(line -> line.strip().equals("\"\"\"")).count();
    String line = lines.get(at).strip();
    return quotes == 1 || line.startsWith("|") || quotes == 0 && line.equals("\"\"\"");
  }

  List<String> withoutExample() {
    return steps.stream().filter(step -> examples(step).isEmpty()).map(Step::text).toList();
  }

  /** Uses that no step text, or more than one, is meant by. */
  List<String> unclear() {
    return uses.stream().filter(use -> steps.stream().filter(step -> step.expression().match(use.line()) != null).count() != 1)
        .map(use -> use.file() + " " + use.line()).toList();
  }

  int count() {
    return steps.size();
  }

  private List<Use> examples(Step step) {
    return uses.stream().filter(use -> step.expression().match(use.line()) != null).toList();
  }

  String text() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (String chapter : CHAPTERS) {
      Matcher comment = CLASS_COMMENT.matcher(Files.readString(SOURCES.resolve(chapter + ".java")));
      page.append("\n## ").append(chapter.replace("Steps", "")).append("\n\n").append(comment.find() ? prose(comment.group(1)) : "").append('\n');
      steps.stream().filter(step -> step.chapter().equals(chapter)).forEach(step -> page.append(entry(step)));
    }
    return page.toString();
  }

  /** With the shortest of its examples. */
  private String entry(Step step) {
    String example = examples(step).stream().map(Use::whole).min(Comparator.comparing(String::length)).orElse("");
    String said = example.replaceFirst("^(Given|When|Then|And|But) ", step.keyword() + " ");
    String comment = step.comment() == null ? "" : prose(step.comment()) + "\n\n";
    return "\n### " + step.text() + "\n\n" + comment + "```gherkin\n" + said + "\n```\n";
  }

  private static String prose(String javadoc) {
    return javadoc.replaceAll("(?m)^\\s*\\*\\s?", "").replaceAll("\\{@code ([^}]*)}", "`$1`").strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
