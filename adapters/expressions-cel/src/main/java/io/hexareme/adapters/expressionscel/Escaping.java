package io.hexareme.adapters.expressionscel;

import java.util.Set;

/** How fields are called whose names CEL cannot have. */
final class Escaping {
  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in", "as", "break", "const", "continue", "else", "for",
      "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while");

  private Escaping() {}

  static String escape(String name) {
    if (KEYWORDS.contains(name)) {
      return "__" + name + "__";
    }
    if (name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c)) && !name.contains("__")) {
      return name;
    }
    return name.replace("__", "__underscores__").replace(".", "__dot__").replace("-", "__dash__").replace("/", "__slash__");
  }

  /** The name in JSON; the reverse of {@link #escape}. */
  static String unescape(String name) {
    if (name.startsWith("__") && name.endsWith("__") && name.length() > 4 && KEYWORDS.contains(name.substring(2, name.length() - 2))) {
      return name.substring(2, name.length() - 2);
    }
    return name.replace("__dot__", ".").replace("__dash__", "-").replace("__slash__", "/").replace("__underscores__", "__");
  }
}
