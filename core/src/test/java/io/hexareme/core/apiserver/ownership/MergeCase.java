package io.hexareme.core.apiserver.ownership;

import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Plays one case of {@code merge-cases.txt}; the head of that file says what its lines mean. */
final class MergeCase {
  private static final Map<String, TypeSchema> TYPES = MergeCaseTypes.all();
  private final FieldOwnership ownership = new FieldOwnership(TYPES::get, AnnotationJson.NONE);
  private final String name;
  private final List<String> lines;
  private TypeSchema type = TYPES.get("plain");
  private List<String> served = List.of("v1", "v2", "v3", "v4");
  /** The version that {@link #live} is of; empty when all versions look alike. */
  private String liveVersion = "";
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private Obj live;

  /** Whose line it is. */
  private record Who(String manager, String version) {
    static Who of(String text) {
      String[] parts = text.split("@");
      return new Who(parts[0], parts.length > 1 ? parts[1] : "v1");
    }
  }

  private MergeCase(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** The cases of a text, in order. */
  static List<MergeCase> all(List<String> text) {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    String name = "";
    for (String line : text.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
      if (!line.startsWith(" ")) {
        name = line;
      }
      assertThat(line.startsWith(" ") || !cases.containsKey(name)).as("another case of the name %s", name).isTrue();
      cases.computeIfAbsent(name, _ -> new ArrayList<>()).add(line.strip());
    }
    return cases.entrySet().stream().map(entry -> new MergeCase(entry.getKey(), entry.getValue().subList(1, entry.getValue().size()))).toList();
  }

  void play() {
    Map<String, TreeSet<String>> owned = new LinkedHashMap<>();
    for (String line : lines) {
      int blank = line.indexOf(' ');
      String word = blank < 0 ? line : line.substring(0, blank);
      String rest = blank < 0 ? "" : line.substring(blank + 1);
      if (word.endsWith(":")) {
        owned.put(word.substring(0, word.length() - 1), new TreeSet<>(List.of(rest.split(" "))));
      } else {
        step(word, rest, line);
      }
    }
    assertThat(owners()).isEqualTo(owned);
  }

  private void step(String word, String rest, String line) {
    String[] sides = rest.split(" => ");
    int blank = sides[0].indexOf(' ');
    Who who = Who.of(blank < 0 ? sides[0] : sides[0].substring(0, blank));
    String json = blank < 0 ? "" : sides[0].substring(blank + 1);
    if (!liveVersion.isEmpty() && blank > 0) {
      see(who.version());
    }
    switch (word) {
      case "apply" -> live = applied(who, false, json, line);
      case "force" -> live = applied(who, true, json, line);
      case "update" -> live = ownership.onUpdate(type, live, withBooks(object(json)), writer(who), this::version);
      case "conflict" -> assertThat(conflicts(apply(who, false, json), line)).as(line).isEqualTo(sides[1]);
      case "refused" -> assertThat(refusal(apply(who, false, json), line)).as(line).endsWith(sides[1]);
      case "see" -> see(rest);
      case "schema" -> type = TYPES.get(rest);
      case "serves" -> served = List.of(rest.split(" "));
      case "=" -> assertThat(live == null ? Obj.EMPTY : bare()).as(line).isEqualTo(object(rest));
      default -> throw new IllegalArgumentException(line);
    }
  }

  private Obj withBooks(Obj object) {
    return live == null ? object : object.with("metadata", live.at("metadata"));
  }

  private Obj bare() {
    return live.without("metadata");
  }

  private FieldOwnership.Writer writer(Who who) {
    now = now.plusSeconds(1);
    return new FieldOwnership.Writer(who.manager(), who.version(), "", now);
  }

  private Optional<Versions.Version> version(String apiVersion) {
    if (!liveVersion.isEmpty()) {
      return Optional.of(new Versions.Version(TYPES.get(apiVersion), object -> renamed(object, liveVersion, apiVersion),
          object -> renamed(object, apiVersion, liveVersion)));
    }
    return served.contains(apiVersion)
        ? Optional.of(new Versions.Version(null, UnaryOperator.identity(), UnaryOperator.identity()))
        : Optional.empty();
  }

  /** From now on fields have the names that {@code version} gives them. */
  private void see(String version) {
    live = live == null ? null : renamed(live, liveVersion, version);
    type = TYPES.get(version);
    liveVersion = version;
  }

  private static Obj renamed(Obj object, String from, String to) {
    Map<String, Value> fields = new LinkedHashMap<>();
    object.fields().forEach((name, value) -> fields.put(
        name.endsWith("_" + from) ? name.substring(0, name.length() - from.length()) + to : name,
        value instanceof Obj below && !name.equals("metadata") ? renamed(below, from, to) : value));
    return new Obj(fields);
  }

  private ApplyResult apply(Who who, boolean force, String json) {
    return ownership.onApply(type, live, object(json), force, writer(who), this::version);
  }

  private Obj applied(Who who, boolean force, String json, String line) {
    ApplyResult result = apply(who, force, json);
    assertThat(result).as(line).isInstanceOf(ApplyResult.Applied.class);
    return ((ApplyResult.Applied) result).object();
  }

  private static String conflicts(ApplyResult result, String line) {
    assertThat(result).as(line).isInstanceOf(ApplyResult.Conflicted.class);
    return String.join(" ", ((ApplyResult.Conflicted) result).conflicts().stream()
        .map(conflict -> conflict.manager() + " " + conflict.path()).toList());
  }

  private static String refusal(ApplyResult result, String line) {
    assertThat(result).as(line).isInstanceOf(ApplyResult.Refused.class);
    return ((ApplyResult.Refused) result).message();
  }

  private Map<String, TreeSet<String>> owners() {
    Map<String, TreeSet<String>> owners = new LinkedHashMap<>();
    if (live != null) {
      ManagedFields.of(live).claims().forEach((claimant, claim) -> claim.fields().forEachPath(
          path -> owners.computeIfAbsent(claimant.manager(), _ -> new TreeSet<>()).add(path)));
    }
    return owners;
  }

  @Override
  public String toString() {
    return name;
  }
}
