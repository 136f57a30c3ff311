package io.hexareme.adapters.runtimefake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts as text: statements with semicolons between them, such as
 *
 * <pre>
 * pull takes 3s                     pull fails "no such image"      start takes 2s
 * exit 3 after 5s                   exit 0                          crash 2 times [with 7] [after 1s]
 * ready after 3s                    unhealthy from 30s [until 1m]
 * log "hello" [after 2s] [every 1s]
 * stop takes 5s [exit 143]          ignore sigterm
 * </pre>
 *
 * Readiness and health are what probes see: a container without a probe is ready as soon as it runs, as everywhere. A duration is a whole number of {@code ms}, {@code s}, {@code m} or {@code h}. What an annotation says of pulling has no effect: an
 * image is pulled for the node, not for a Pod.
 */
final class ScriptSyntax {
  private static final String TIME = "(\\d+(?:ms|s|m|h))";
  private static final Pattern STATEMENT = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^;\"])+");

  /** A form of statement and what it makes of a script. */
  private record Rule(Pattern pattern, BiFunction<ImageScript, Matcher, ImageScript> effect) {
    static Rule of(String pattern, BiFunction<ImageScript, Matcher, ImageScript> effect) {
      return new Rule(Pattern.compile(pattern.replace("TIME", TIME).replace("TEXT", "\"((?:[^\"\\\\]|\\\\.)*)\"")), effect);
    }
  }

  private static final List<Rule> RULES = List.of(
      Rule.of("pull takes TIME", (script, m) -> script.pullTakes(time(m.group(1)))),
      Rule.of("pull fails TEXT", (script, m) -> script.pullFails(text(m.group(1)))),
      Rule.of("start takes TIME", (script, m) -> script.startTakes(time(m.group(1)))),
      Rule.of("exit (\\d{1,3})(?: after TIME)?", (script, m) -> script.exits(Integer.parseInt(m.group(1)), time(m.group(2)))),
      Rule.of("crash (\\d{1,6}) times(?: with (\\d{1,3}))?(?: after TIME)?", (script, m) -> script.crashes(
          Integer.parseInt(m.group(1)), m.group(2) == null ? 1 : Integer.parseInt(m.group(2)), time(m.group(3)))),
      Rule.of("ready after TIME", (script, m) -> script.readyAfter(time(m.group(1)))),
      Rule.of("unhealthy from TIME(?: until TIME)?",
          (script, m) -> script.unhealthy(time(m.group(1)), m.group(2) == null ? null : time(m.group(2)))),
      Rule.of("log TEXT(?: after TIME)?(?: every TIME)?",
          (script, m) -> script.prints(text(m.group(1)), time(m.group(2)), m.group(3) == null ? null : atLeastAMilli(time(m.group(3))))),
      Rule.of("stop takes TIME(?: exit (\\d{1,3}))?",
          (script, m) -> script.stops(time(m.group(1)), m.group(2) == null ? 0 : Integer.parseInt(m.group(2)))),
      Rule.of("ignore sigterm", (script, m) -> script.ignoresSigterm()));

  private ScriptSyntax() {}

  /** {@code script}, changed by each statement in turn. @throws IllegalArgumentException naming the statement that is not understood */
  static ImageScript apply(ImageScript script, String text) {
    ImageScript changed = script;
    for (String statement : statements(text)) {
      changed = applyOne(changed, statement);
    }
    return changed;
  }

  private static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    Matcher matcher = STATEMENT.matcher(text);
    while (matcher.find()) {
      String statement = matcher.group().strip();
      if (!statement.isEmpty()) {
        statements.add(statement);
      }
    }
    if (text.chars().filter(c -> c == '"').count() % 2 != 0 && !text.contains("\\\"")) {
      throw new IllegalArgumentException("a quote is not closed in: " + text);
    }
    return statements;
  }

  private static ImageScript applyOne(ImageScript script, String statement) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(statement);
      if (matcher.matches()) {
        return rule.effect().apply(script, matcher);
      }
    }
    throw new IllegalArgumentException("not understood: " + statement);
  }

  private static Duration atLeastAMilli(Duration duration) {
    return duration.isZero() ? Duration.ofMillis(1) : duration;
  }

  /** Zero for a part that is not there. */
  private static Duration time(String text) {
    if (text == null) {
      return Duration.ZERO;
    }
    String unit = text.replaceAll("\\d", "");
    long number = Long.parseLong(text.substring(0, text.length() - unit.length()));
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private static String text(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
