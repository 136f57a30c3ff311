package io.hexareme.adapters.assembly.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run in one line: {@code v1:figure-8:s=3:m=5:t=10s:x=raft/no-pre-vote:f=0-2,7:h=00d1…}. Fields stand in this order: s the seed, m members, n nodes,
 * t the span in milliseconds, c how many faults were drawn, k which kinds happen, x the mutant, f the faults kept and o the operations done (each by
 * number), h the hash that the run had. A field that is missing is as the scenario has it.
 *
 * @param hash 16 hexadecimal digits; empty when nobody has run it yet
 */
public record Replay(String scenario, Options options, Optional<String> hash) {
  private static final String VERSION = "v1";

  public String print() {
    List<String> fields = new ArrayList<>(List.of(VERSION, scenario, "s=" + options.seed()));
    options.members().ifPresent(count -> fields.add("m=" + count));
    options.nodes().ifPresent(count -> fields.add("n=" + count));
    options.span().ifPresent(span -> fields.add("t=" + span.toMillis()));
    options.faults().ifPresent(count -> fields.add("c=" + count));
    if (!options.kinds().equals(FaultKind.all())) fields.add("k=" + options.kinds().stream().map(FaultKind::word).collect(Collectors.joining(",")));
    options.mutant().ifPresent(name -> fields.add("x=" + name));
    if (options.kept() instanceof Selection.Only) fields.add("f=" + Selection.print(options.kept()));
    if (options.operations() instanceof Selection.Only) fields.add("o=" + Selection.print(options.operations()));
    hash.ifPresent(digits -> fields.add("h=" + digits));
    return String.join(":", fields);
  }

  /** @throws IllegalArgumentException that says what is wrong with the line */
  public static Replay parse(String line) {
    String[] fields = line.strip().split(":", -1);
    if (!fields[0].equals(VERSION)) throw new IllegalArgumentException("a replay line begins with " + VERSION + ":, not with \"" + cut(fields[0]) + "\"");
    if (fields.length < 3 || !fields[2].startsWith("s=")) throw new IllegalArgumentException("a replay line goes on with a scenario and its seed: v1:NAME:s=SEED");
    Replay replay = new Replay(fields[1], Options.seed(0), Optional.empty());
    for (int at = 2; at < fields.length; at++) replay = replay.with(fields[at]);
    return replay;
  }

  private Replay with(String field) {
    if (field.length() < 3 || field.charAt(1) != '=') throw new IllegalArgumentException("\"" + cut(field) + "\" in the replay line is no field such as s=1");
    String value = field.substring(2);
    try {
      return switch (field.charAt(0)) {
        case 's' -> with(options.withSeed(Long.parseLong(value)));
        case 'm' -> with(options.members(Integer.parseInt(value)));
        case 'n' -> with(options.nodes(Integer.parseInt(value)));
        case 't' -> with(options.lasting(Duration.ofMillis(Long.parseLong(value))));
        case 'c' -> with(options.faults(Integer.parseInt(value)));
        case 'k' -> with(options.kinds(kinds(value)));
        case 'x' -> with(options.mutant(value));
        case 'f' -> with(options.keeping(Selection.parse(value)));
        case 'o' -> with(options.doing(Selection.parse(value)));
        case 'h' -> new Replay(scenario, options, Optional.of(value));
        default -> throw new IllegalArgumentException("nobody knows that field");
      };
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("\"" + cut(field) + "\" in the replay line cannot be read: " + wrong.getMessage(), wrong);
    }
  }

  private Replay with(Options others) {
    return new Replay(scenario, others, hash);
  }

  private static Set<FaultKind> kinds(String words) {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (String word : words.split(",", -1)) {
      kinds.add(FaultKind.named(word).orElseThrow(() -> new IllegalArgumentException("there is no kind of fault \"" + word + "\"")));
    }
    return kinds;
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
