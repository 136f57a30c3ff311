package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.ports.expression.Patterns;
import io.hexareme.ports.expression.Patterns.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The patterns of schemas, each compiled when it is first needed and kept until more recent ones need its place. */
public final class SchemaPatterns {
  private static final int KEPT = 1_000;

  private final Patterns language;
  private final Map<String, Parsed> known = new LinkedHashMap<>(16, 0.75f, true);

  public SchemaPatterns(Patterns language) {
    this.language = language;
  }

  /** Whether the pattern is anywhere in the text; one that is none is in no text. */
  boolean isFound(String pattern, String text) {
    return switch (parsed(pattern)) {
      case Parsed.Good(Patterns.Pattern good) -> good.isFoundIn(text);
      case Parsed.Malformed _ -> false;
    };
  }

  /** Why the text is no pattern; empty for one that is. */
  public Optional<String> problem(String pattern) {
    return switch (parsed(pattern)) {
      case Parsed.Good _ -> Optional.empty();
      case Parsed.Malformed(String message) -> Optional.of(message);
    };
  }

  private Parsed parsed(String pattern) {
    Parsed parsed = known.get(pattern);
    if (parsed == null) {
      parsed = language.parse(pattern);
      known.put(pattern, parsed);
      if (known.size() > KEPT) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return parsed;
  }
}
