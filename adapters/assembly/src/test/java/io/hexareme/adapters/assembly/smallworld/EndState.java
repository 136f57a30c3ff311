package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that a world has come to, one line for each object that is not as it was in the beginning and for each container that runs, without
 * what may differ: made-up names, uids, revisions, times, addresses of Pods, the order of lists. Events and Leases are no part of it:
 * they are signs of life.
 */
record EndState(List<String> lines) {
  private static final JsonCodec JSON = new JsonCodec();
  private static final Set<String> PASSING = Set.of(
      "uid", "resourceVersion", "generation", "managedFields", "creationTimestamp", "endpoints.kubernetes.io/last-change-trigger-time");
  private static final Map<Pattern, String> PASSING_TEXT = new LinkedHashMap<>();

  static {
    PASSING_TEXT.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"), "<time>");
    PASSING_TEXT.put(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<uid>");
    PASSING_TEXT.put(Pattern.compile("10\\.24[4-9]\\.\\d+\\.\\d+(?![\\d/])"), "<ip>");
    PASSING_TEXT.put(Pattern.compile("kube-api-access-[a-z0-9]{5}"), "kube-api-access-*");
    PASSING_TEXT.put(Pattern.compile("fake://[0-9a-f]+"), "<container>");
  }

  static EndState of(List<KeyValue> pairs, Map<Bytes, Long> beginning, Collection<Listing> nodes) {
    Map<String, Obj> changed = new TreeMap<>();
    Map<Bytes, Long> gone = new LinkedHashMap<>(beginning);
    for (KeyValue pair : pairs) {
      Long before = gone.remove(pair.key());
      String key = pair.key().utf8();
      if (!key.startsWith("/registry/events/") && !key.startsWith("/registry/leases/") && (before == null || before != pair.modRevision())) {
        changed.put(key, tree(pair.value()));
      }
    }
    Map<String, String> madeUp = madeUp(changed.values());
    List<String> lines = new ArrayList<>();
    changed.forEach((key, object) -> lines.add(scrub(key, madeUp) + " " + canonical(object, object, madeUp)));
    gone.keySet().stream().map(Bytes::utf8).filter(key -> !key.startsWith("/registry/events/") && !key.startsWith("/registry/leases/"))
        .forEach(key -> lines.add(key + " is gone"));
    nodes.forEach(listing -> containers(listing, madeUp, lines));
    return new EndState(lines.stream().sorted().toList());
  }

  private static void containers(Listing listing, Map<String, String> madeUp, List<String> lines) {
    Map<String, String> pods = new LinkedHashMap<>();
    listing.sandboxes().forEach(sandbox -> pods.put(sandbox.id(), sandbox.config().namespace() + "/" + sandbox.config().podName()));
    listing.containers().stream().filter(container -> container.state() == ContainerState.RUNNING)
        .forEach(container -> lines.add(scrub("runs " + pods.get(container.sandboxId()) + " " + container.config().name(), madeUp)));
  }

  private static Obj tree(Bytes bytes) {
    try {
      return JSON.decode(bytes).value().asObj();
    } catch (MalformedBody noObject) {
      return Value.obj("value", bytes.utf8()); // such as a claim to an address
    }
  }

  private static Map<String, String> madeUp(Collection<Obj> objects) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Obj object : objects) {
      String prefix = object.text("metadata", "generateName");
      if (!prefix.isEmpty()) {
        names.put(object.text("metadata", "name"), prefix + "*");
      }
    }
    return names;
  }

  private static String canonical(Value value, Obj root, Map<String, String> madeUp) {
    return switch (value) {
      case Obj object -> new TreeMap<>(object.fields()).entrySet().stream()
          .filter(field -> !PASSING.contains(field.getKey()) && !field.getValue().isNull() && !isEmptied(field.getValue()))
          .map(field -> scrub(field.getKey(), madeUp) + ":" + field(field.getKey(), field.getValue(), root, madeUp))
          .collect(Collectors.joining(" ", "{", "}"));
      case Value.Arr array -> array.items().stream().map(item -> canonical(item, root, madeUp)).sorted().collect(Collectors.joining(" ", "[", "]"));
      case Value.Str text -> scrub(text.value(), madeUp);
      case Value.Int number -> Long.toString(number.value());
      case Value.Dec number -> Double.toString(number.value());
      case Value.Bool truth -> truth.toString();
      case Value.Null _ -> "";
    };
  }

  /** Whether all that it holds is passing. */
  private static boolean isEmptied(Value value) {
    return value instanceof Obj object && !object.isEmpty() && PASSING.containsAll(object.fields().keySet());
  }

  private static String field(String name, Value value, Obj root, Map<String, String> madeUp) {
    if (name.equals("observedGeneration")) {
      return value.asLong(0) == root.at("metadata", "generation").asLong(-1) ? "current" : "behind";
    }
    return canonical(value, root, madeUp);
  }

  private static String scrub(String text, Map<String, String> madeUp) {
    String scrubbed = text;
    for (var name : madeUp.entrySet()) {
      scrubbed = scrubbed.replace(name.getKey(), name.getValue());
    }
    for (var passing : PASSING_TEXT.entrySet()) {
      scrubbed = passing.getKey().matcher(scrubbed).replaceAll(passing.getValue());
    }
    return scrubbed;
  }

  /** What is here and not there, and the other way round, of an object that is in both only the words; empty for nothing. */
  String differenceTo(EndState reference) {
    List<String> missing = without(reference.lines, lines);
    List<String> strange = without(lines, reference.lines);
    StringBuilder text = new StringBuilder();
    for (String line : missing) {
      strange.stream().filter(other -> key(other).equals(key(line))).findFirst().ifPresentOrElse(other -> {
        strange.remove(other);
        text.append("  ").append(key(line)).append("\n    should be ").append(without(words(line), words(other)))
            .append("\n    and is    ").append(without(words(other), words(line))).append('\n');
      }, () -> text.append("  - ").append(line).append('\n'));
    }
    strange.forEach(line -> text.append("  + ").append(line).append('\n'));
    return text.toString();
  }

  private static String key(String line) {
    return line.startsWith("/") ? line.substring(0, line.indexOf(' ')) : line;
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  private static List<String> without(List<String> all, List<String> these) {
    List<String> rest = new ArrayList<>(all);
    these.forEach(rest::remove);
    return rest;
  }
}
