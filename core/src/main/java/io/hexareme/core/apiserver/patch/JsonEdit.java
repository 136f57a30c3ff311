package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three ways an operation of RFC 6902 changes one place of an immutable tree. Empty when the place does not allow it. */
enum JsonEdit {
  /** Sets a member, or inserts before an array index; {@code -} appends. */
  ADD {
    @Override
    Optional<Value> inObject(Value.Obj parent, String name, Value value) {
      return Optional.of(parent.with(name, value));
    }

    @Override
    Optional<Value> inArray(List<Value> items, String token, Value value) {
      Optional<Integer> index =
          token.equals("-") ? Optional.of(items.size()) : JsonPointer.index(token, items.size());
      return index.map(at -> {
        items.add(at, value);
        return new Value.Arr(items);
      });
    }
  },

  REMOVE {
    @Override
    Optional<Value> inObject(Value.Obj parent, String name, Value value) {
      return parent.has(name) ? Optional.of(parent.without(name)) : Optional.empty();
    }

    @Override
    Optional<Value> inArray(List<Value> items, String token, Value value) {
      return JsonPointer.index(token, items.size() - 1).map(at -> {
        items.remove((int) at);
        return new Value.Arr(items);
      });
    }
  },

  REPLACE {
    @Override
    Optional<Value> inObject(Value.Obj parent, String name, Value value) {
      return parent.has(name) ? Optional.of(parent.with(name, value)) : Optional.empty();
    }

    @Override
    Optional<Value> inArray(List<Value> items, String token, Value value) {
      return JsonPointer.index(token, items.size() - 1).map(at -> {
        items.set(at, value);
        return new Value.Arr(items);
      });
    }
  };

  abstract Optional<Value> inObject(Value.Obj parent, String name, Value value);

  /** {@code items} is a copy to be changed and kept. */
  abstract Optional<Value> inArray(List<Value> items, String token, Value value);

  /** The tree with this edit made at {@code place}, which is not the root. {@code value} is ignored by REMOVE. */
  Optional<Value> at(JsonPointer place, Value root, Value value) {
    return at(place.tokens(), 0, root, value);
  }

  private Optional<Value> at(List<String> tokens, int depth, Value node, Value value) {
    String token = tokens.get(depth);
    if (depth == tokens.size() - 1) {
      return switch (node) {
        case Value.Obj object -> inObject(object, token, value);
        case Value.Arr array -> inArray(new ArrayList<>(array.items()), token, value);
        case Value.Str _, Value.Int _, Value.Dec _, Value.Bool _, Value.Null _ -> Optional.empty();
      };
    }
    return JsonPointer.child(node, token)
        .flatMap(child -> at(tokens, depth + 1, child, value))
        .map(changed -> withChild(node, token, changed));
  }

  private static Value withChild(Value parent, String token, Value child) {
    if (parent instanceof Value.Arr array) {
      List<Value> items = new ArrayList<>(array.items());
      items.set(Integer.parseInt(token), child);
      return new Value.Arr(items);
    }
    Map<String, Value> fields = new LinkedHashMap<>(parent.asObj().fields());
    fields.put(token, child);
    return new Value.Obj(fields);
  }
}
