package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document of plain maps and lists that JSON patches (RFC 6902) are carried out on, one step after the other, without finesse. */
final class DumbDocument {
  private Object root;

  DumbDocument(Value value) {
    root = plain(value);
  }

  Value value() {
    return tree(root);
  }

  /** Whether the operation fits; what does not may have been done in part. */
  boolean apply(Value operation) {
    String path = operation.text("path");
    return switch (operation.text("op")) {
      case "add" -> add(path, plain(operation.at("value")));
      case "remove" -> remove(path);
      case "replace" -> find(path).isPresent() && put(path, plain(operation.at("value")));
      case "test" -> test(path, operation.at("value"));
      case "copy" -> find(operation.text("from")).map(value -> add(path, plain(tree(value)))).orElse(false);
      case "move" -> move(operation.text("from"), path);
      default -> false;
    };
  }

  /** A place that is not there is null, as long as there is something it could be in. */
  private boolean test(String path, Value wanted) {
    return find(path).map(value -> tree(value).equals(wanted)).orElse(false);
  }

  private boolean move(String from, String path) {
    if (path.startsWith(from + "/")) {
      return false;
    }
    Optional<Object> moved = find(from);
    return moved.isPresent() && remove(from) && add(path, moved.get());
  }

  private Optional<Object> find(String path) {
    Object at = root;
    for (String step : path.substring(1).split("/")) {
      at = switch (at) {
        case Map<?, ?> map -> map.get(step);
        case List<?> list when step.matches("[0-9]+") && Integer.parseInt(step) < list.size() -> list.get(Integer.parseInt(step));
        case null, default -> null;
      };
      if (at == null) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  private Optional<Object> parent(String path) {
    int end = path.lastIndexOf('/');
    return end == 0 ? Optional.of(root) : find(path.substring(0, end));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @SuppressWarnings("unchecked")
  private boolean add(String path, Object value) {
    Object parent = parent(path).orElse(null);
    String step = last(path);
    if (parent instanceof Map<?, ?>) {
      ((Map<String, Object>) parent).put(step, value);
      return true;
    }
    if (!(parent instanceof List<?> list) || !step.matches("-|[0-9]+")) {
      return false;
    }
    int index = step.equals("-") ? list.size() : Integer.parseInt(step);
    if (index > list.size()) {
      return false;
    }
    ((List<Object>) parent).add(index, value);
    return true;
  }

  @SuppressWarnings("unchecked")
  private boolean put(String path, Object value) {
    Object parent = parent(path).orElseThrow();
    if (parent instanceof Map<?, ?>) {
      ((Map<String, Object>) parent).put(last(path), value);
    } else {
      ((List<Object>) parent).set(Integer.parseInt(last(path)), value);
    }
    return true;
  }

  private boolean remove(String path) {
    if (find(path).isEmpty()) {
      return false;
    }
    switch (parent(path).orElseThrow()) {
      case Map<?, ?> map -> map.remove(last(path));
      case List<?> list -> list.remove(Integer.parseInt(last(path)));
      default -> throw new IllegalStateException(path);
    }
    return true;
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Obj object -> {
        Map<String, Object> map = new LinkedHashMap<>();
        object.fields().forEach((name, field) -> map.put(name, plain(field)));
        yield map;
      }
      case Arr array -> new ArrayList<>(array.items().stream().map(DumbDocument::plain).toList());
      default -> value;
    };
  }

  private static Value tree(Object plain) {
    return switch (plain) {
      case Map<?, ?> map -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put((String) name, tree(field)));
        yield new Obj(fields);
      }
      case List<?> list -> new Arr(list.stream().map(DumbDocument::tree).toList());
      default -> (Value) plain;
    };
  }
}
