package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a tree (RFC 6901).
 *
 * @param tokens unescaped reference tokens from the root; none for the root itself
 */
record JsonPointer(List<String> tokens) {

  /** Reads {@code /a/b~1c/0}; empty when the text is no pointer. */
  static Optional<JsonPointer> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(new JsonPointer(List.of()));
    }
    if (text.charAt(0) != '/') {
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    for (String escaped : text.substring(1).split("/", -1)) {
      if (escaped.matches(".*~([^01].*|$)")) {
        return Optional.empty();
      }
      // The order matters: "~01" means "~1", not "/".
      tokens.add(escaped.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new JsonPointer(tokens));
  }

  boolean isRoot() {
    return tokens.isEmpty();
  }

  String last() {
    return tokens.getLast();
  }

  /** The pointer to what holds this place. */
  JsonPointer parent() {
    return new JsonPointer(tokens.subList(0, tokens.size() - 1));
  }

  /** Whether {@code other} lies strictly below this place. */
  boolean isAbove(JsonPointer other) {
    return other.tokens.size() > tokens.size() && other.tokens.subList(0, tokens.size()).equals(tokens);
  }

  Optional<Value> find(Value root) {
    Optional<Value> node = Optional.of(root);
    for (String token : tokens) {
      node = node.flatMap(parent -> child(parent, token));
    }
    return node;
  }

  static Optional<Value> child(Value parent, String token) {
    return switch (parent) {
      case Value.Obj object -> Optional.ofNullable(object.fields().get(token));
      case Value.Arr array -> index(token, array.items().size() - 1).map(array.items()::get);
      case Value.Str _, Value.Int _, Value.Dec _, Value.Bool _, Value.Null _ -> Optional.empty();
    };
  }

  /** An array index without leading zeros, at most {@code highest}. */
  static Optional<Integer> index(String token, int highest) {
    if (!token.matches("0|[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(token);
    return index <= highest ? Optional.of(index) : Optional.empty();
  }
}
