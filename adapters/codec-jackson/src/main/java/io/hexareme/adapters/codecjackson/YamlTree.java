package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Builds the tree from the events of one body. Aliases share the tree they name, so they cost nothing here; what they would
 * cost once written out is added up and bounded, so that a few lines cannot stand for gigabytes.
 */
final class YamlTree {
  private final Iterator<Event> events;
  private final Duplicates duplicates = new Duplicates();
  private final List<String> path = new ArrayList<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long size;
  private long aliased;

  /** An anchored tree and what it weighs written out: its nodes and characters. */
  private record Anchored(Value value, long size) {}

  YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  List<String> duplicates() {
    return duplicates.paths();
  }

  Value readWhole() throws MalformedBody {
    Value first = null;
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        anchors.clear();
        Value document = node(events.next());
        if (first != null && !document.isNull()) {
          throw new MalformedBody("yaml: more than one document in the body");
        }
        first = first == null ? document : first;
      }
    }
    return first == null ? Value.Null.NULL : first;
  }

  private Value node(Event event) throws MalformedBody {
    if (path.size() > Limits.DEPTH) {
      throw new MalformedBody("yaml: exceeded max depth");
    }
    if (event instanceof AliasEvent alias) {
      return expand(alias.getAlias().getValue());
    }
    long before = size++;
    Value value = switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case MappingStartEvent _ -> mapping();
      case SequenceStartEvent _ -> sequence();
      default -> throw new MalformedBody("yaml: unexpected " + event.getEventId());
    };
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(value, size - before)));
    return value;
  }

  private Value expand(String name) throws MalformedBody {
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new MalformedBody("yaml: unknown anchor '" + name + "' referenced");
    }
    aliased += anchored.size();
    size += anchored.size();
    if (aliased > Limits.ALIASED) {
      throw new MalformedBody("yaml: document contains excessive aliasing");
    }
    return anchored.value();
  }

  private Value scalar(ScalarEvent event) throws MalformedBody {
    size += event.getValue().length();
    return YamlTags.value(event);
  }

  private Value sequence() throws MalformedBody {
    List<Value> items = new ArrayList<>();
    for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
      path.add("[" + items.size() + "]");
      items.add(node(event));
      path.removeLast();
    }
    return items.isEmpty() ? Value.Arr.EMPTY : new Value.Arr(items);
  }

  private Value mapping() throws MalformedBody {
    Map<String, Value> fields = new LinkedHashMap<>();
    Map<String, Value> merged = new LinkedHashMap<>();
    for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
      if (event instanceof ScalarEvent key && key.isPlain() && key.getTag().isEmpty() && key.getValue().equals("<<")) {
        merge(node(events.next()), merged);
      } else {
        field(key(node(event)), fields);
      }
    }
    merged.forEach(fields::putIfAbsent);
    return fields.isEmpty() ? Value.Obj.EMPTY : new Value.Obj(fields);
  }

  private void field(String name, Map<String, Value> fields) throws MalformedBody {
    path.add(path.isEmpty() ? name : "." + name);
    if (fields.put(name, node(events.next())) != null) {
      duplicates.add(() -> String.join("", path));
    }
    path.removeLast();
  }

  /** https://yaml.org/type/merge.html: what stands earlier wins. */
  private static void merge(Value source, Map<String, Value> merged) throws MalformedBody {
    switch (source) {
      case Value.Obj object -> object.fields().forEach(merged::putIfAbsent);
      case Value.Arr array -> {
        for (Value item : array.items()) {
          if (!(item instanceof Value.Obj object)) {
            throw new MalformedBody("yaml: map merge requires map or sequence of maps as the value");
          }
          object.fields().forEach(merged::putIfAbsent);
        }
      }
      case Value.Str _, Value.Int _, Value.Dec _, Value.Bool _, Value.Null _ ->
          throw new MalformedBody("yaml: map merge requires map or sequence of maps as the value");
    }
  }

  private static String key(Value key) throws MalformedBody {
    return switch (key) {
      case Value.Str text -> text.value();
      case Value.Int number -> Long.toString(number.value());
      case Value.Dec number -> Decimals.print(number.value());
      case Value.Bool truth -> truth == Value.Bool.TRUE ? "true" : "false";
      case Value.Null _, Value.Obj _, Value.Arr _ -> throw new MalformedBody("yaml: unsupported kind of map key");
    };
  }
}
