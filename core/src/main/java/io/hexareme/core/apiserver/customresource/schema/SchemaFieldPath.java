package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Paths to fields of a schema as definitions write them: {@code .spec.replicas}, {@code .spec.map['key']}. */
public final class SchemaFieldPath {
  private SchemaFieldPath() {}

  /** What a text leads to. */
  public sealed interface Led {
    /** @param path from where it began */
    record To(FieldPath path, StructuralSchema schema) implements Led {}

    record Nowhere(String why) implements Led {}
  }

  /** @param bracketsAllowed whether {@code ['name']} may stand for {@code .name} */
  public static Led follow(String text, StructuralSchema from, boolean bracketsAllowed) {
    List<String> tokens = tokens(text);
    FieldPath path = FieldPath.ROOT;
    StructuralSchema node = from;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String name;
      if (token.equals(".")) {
        if (++i == tokens.size()) {
          return new Led.Nowhere("unexpected end of JSON path");
        }
        name = tokens.get(i);
      } else if (token.equals("[")) {
        String wrong = bracketsAllowed ? wrongBrackets(tokens, i) : "array notation is not allowed";
        if (!wrong.isEmpty()) {
          return new Led.Nowhere(wrong);
        }
        name = unquoted(tokens.get(i + 1));
        i += 2;
      } else {
        return new Led.Nowhere("expected [ or . but got: " + token);
      }
      StructuralSchema below = node == null ? null : below(node, name);
      if (below == null) {
        return new Led.Nowhere("does not refer to a valid field");
      }
      path = node.properties().isEmpty() ? path.key(name) : path.child(name);
      node = below;
    }
    return new Led.To(path, node);
  }

  private static StructuralSchema below(StructuralSchema node, String name) {
    return node.properties().isEmpty() ? node.values() : node.properties().get(name);
  }

  private static String wrongBrackets(List<String> tokens, int at) {
    if (at + 1 == tokens.size()) {
      return "unexpected end of JSON path";
    }
    String quoted = tokens.get(at + 1);
    if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
      return "expected single quoted string but got " + quoted;
    }
    if (at + 2 == tokens.size()) {
      return "unexpected end of JSON path";
    }
    return tokens.get(at + 2).equals("]") ? "" : "expected ] but got " + tokens.get(at + 2);
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("\\'", "'").replace("\\\\", "\\");
  }

  /** Dots and brackets, and what stands between them; what is in quotes is one piece. */
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      if (text.charAt(at) == '\'') {
        while (end < text.length() && (text.charAt(end) != '\'' || text.charAt(end - 1) == '\\')) {
          end++;
        }
        end = Math.min(text.length(), end + 1);
      } else if (!isMark(text.charAt(at))) {
        while (end < text.length() && !isMark(text.charAt(end))) {
          end++;
        }
      }
      tokens.add(text.substring(at, end));
      at = end;
    }
    return tokens;
  }

  private static boolean isMark(char c) {
    return c == '.' || c == '[' || c == ']';
  }
}
