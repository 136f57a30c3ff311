package io.hexareme.core.apiserver.table;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of JSONPath that columns of custom resources are written in: fields, items by index, all items, items that have a field, or one
 * of a certain value (https://kubernetes.io/docs/reference/kubectl/jsonpath/).
 */
public final class JsonPath {
  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = steps;
  }

  /** One step down, from a value to any number of others. */
  sealed interface Step {
    record Field(String name) implements Step {}

    /** @param index from the end when below zero */
    record Index(int index) implements Step {}

    record All() implements Step {}

    /** @param wanted {@code NULL} when it is enough that there is something */
    record Having(JsonPath path, boolean equal, Value wanted) implements Step {}
  }

  /** A path such as {@code .status.conditions[?(@.type=="Ready")].status}; empty for what is no such path. */
  public static Optional<JsonPath> parse(String text) {
    return new JsonPathParser(text).parse().map(JsonPath::new);
  }

  static JsonPath of(List<Step> steps) {
    return new JsonPath(steps);
  }

  /** What is there, in order; nothing where a field is missing. */
  public List<Value> find(Value from) {
    List<Value> found = List.of(from);
    for (Step step : steps) {
      List<Value> next = new ArrayList<>();
      found.forEach(value -> follow(step, value, next));
      found = next;
    }
    return found;
  }

  private static void follow(Step step, Value value, List<Value> next) {
    switch (step) {
      case Step.Field(String name) -> {
        if (value instanceof Obj object && object.has(name)) {
          next.add(object.at(name));
        }
      }
      case Step.Index(int index) -> {
        List<Value> items = value.items();
        int at = index < 0 ? items.size() + index : index;
        if (at >= 0 && at < items.size()) {
          next.add(items.get(at));
        }
      }
      case Step.All all -> next.addAll(children(value));
      case Step.Having having -> children(value).stream().filter(child -> holds(having, child)).forEach(next::add);
    }
  }

  private static List<Value> children(Value value) {
    return value instanceof Arr array ? array.items() : List.copyOf(value.asObj().fields().values());
  }

  private static boolean holds(Step.Having having, Value child) {
    List<Value> found = having.path().find(child);
    if (having.wanted().isNull()) {
      return !found.isEmpty();
    }
    return !found.isEmpty() && found.getFirst().equals(having.wanted()) == having.equal();
  }
}
