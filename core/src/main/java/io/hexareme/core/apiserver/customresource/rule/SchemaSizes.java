package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** How large the parts of a value can become by its schema. */
final class SchemaSizes {
  private static final long LARGEST_REQUEST = 3 * 1024 * 1024;

  private SchemaSizes() {}

  /**
   * Of what is at a path from {@code self} or {@code oldSelf}; empty for what the schema does not know.
   *
   * @param path with {@code @items}, {@code @values} and {@code @keys} for elements
   */
  static Optional<Long> largest(StructuralSchema self, List<String> path) {
    StructuralSchema node = self;
    for (String step : path.subList(Math.min(1, path.size()), path.size())) {
      if (step.equals("@keys")) {
        return Optional.empty();
      }
      node = switch (step) {
        case "@items" -> node.items();
        case "@values" -> node.values();
        default -> node.below(step);
      };
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(largest(node));
  }

  private static long largest(StructuralSchema node) {
    return switch (node.type()) {
      case "string" -> text(node);
      case "array" -> bound(node, "maxItems", LARGEST_REQUEST / (node.items() == null ? 2 : smallestText(node.items())));
      case "object" -> bound(node, "maxProperties", LARGEST_REQUEST / (3 + (node.values() == null ? 2 : smallestText(node.values()))));
      default -> 1;
    };
  }

  private static long text(StructuralSchema node) {
    List<Value> allowed = node.raw().list("enum");
    if (!allowed.isEmpty()) {
      return allowed.stream().mapToLong(value -> value.asString("").length()).max().orElse(0);
    }
    long most = switch (node.raw().text("format")) {
      case "date" -> 10;
      case "date-time" -> 29;
      case "duration" -> 20;
      default -> LARGEST_REQUEST - 2;
    };
    return bound(node, "maxLength", most);
  }

  private static long bound(StructuralSchema node, String word, long otherwise) {
    return node.raw().at(word).asLong(otherwise);
  }

  /** The fewest bytes that a value of that schema takes in JSON, with the comma after it. */
  static long smallestText(StructuralSchema element) {
    return switch (element.type()) {
      case "string", "array" -> 3;
      case "boolean" -> 5;
      case "object" -> {
        long size = 3;
        for (Value name : element.raw().list("required")) {
          StructuralSchema below = element.properties().get(name.asString(""));
          size += name.asString("").length() + 3 + (below == null ? 2 : smallestText(below));
        }
        yield size;
      }
      default -> 2;
    };
  }
}
