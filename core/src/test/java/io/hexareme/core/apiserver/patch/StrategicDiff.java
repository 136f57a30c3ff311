package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the strategic merge patch between two objects as kubectl does: only what differs, with all the directives. */
final class StrategicDiff {
  private static final Set<String> KEYED = Set.of("containers", "env");
  private static final Set<String> SETS = Set.of("finalizers");

  private StrategicDiff() {}

  static Obj between(Obj original, Obj modified) {
    Map<String, Value> patch = new LinkedHashMap<>();
    modified.fields().forEach((name, now) -> {
      Value was = original.at(name);
      if (!now.equals(was)) {
        field(patch, name, was, now);
      }
    });
    original.fields().keySet().stream().filter(name -> !modified.has(name)).forEach(name -> patch.put(name, Value.Null.NULL));
    return new Obj(patch);
  }

  private static void field(Map<String, Value> patch, String name, Value was, Value now) {
    if (KEYED.contains(name)) {
      keyed(patch, name, was.items(), now.items());
    } else if (SETS.contains(name)) {
      set(patch, name, was.items(), now.items());
    } else if (was instanceof Obj old && now instanceof Obj fresh) {
      patch.put(name, between(old, fresh));
    } else {
      patch.put(name, now);
    }
  }

  private static void keyed(Map<String, Value> patch, String name, List<Value> was, List<Value> now) {
    List<Value> items = new ArrayList<>();
    for (Value item : now) {
      Obj old = was.stream().filter(other -> key(other).equals(key(item))).findFirst().map(Value::asObj).orElse(Obj.EMPTY);
      Obj difference = between(old, item.asObj());
      if (!difference.isEmpty()) {
        items.add(difference.with("name", key(item)));
      }
    }
    was.stream().filter(item -> now.stream().noneMatch(other -> key(other).equals(key(item)))).forEach(item ->
        items.add(Value.obj("$patch", "delete", "name", key(item))));
    patch.put("$setElementOrder/" + name, new Arr(now.stream().<Value>map(item -> Value.obj("name", key(item))).toList()));
    patch.put(name, new Arr(items));
  }

  private static Value key(Value item) {
    return item.at("name");
  }

  private static void set(Map<String, Value> patch, String name, List<Value> was, List<Value> now) {
    patch.put("$setElementOrder/" + name, new Arr(now));
    List<Value> gone = was.stream().filter(item -> !now.contains(item)).toList();
    if (!gone.isEmpty()) {
      patch.put("$deleteFromPrimitiveList/" + name, new Arr(gone));
    }
    List<Value> added = now.stream().filter(item -> !was.contains(item)).toList();
    if (!added.isEmpty()) {
      patch.put(name, new Arr(added));
    }
  }
}
