package io.hexareme.core.apiserver.policy;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The expressions of policies, compiled once for each generation of a policy: its status may change without them. */
final class Programs {
  /** More policies than a cluster has; older ones are compiled again. */
  private static final int KEPT = 1_000;

  private final ExpressionLanguage language;
  private final Map<String, Program> programs = new LinkedHashMap<>();

  Programs(ExpressionLanguage language) {
    this.language = language;
  }

  Program of(Obj policy) {
    String key = Meta.uid(policy) + "/" + policy.at("metadata", "generation").asLong(0);
    Program known = programs.get(key);
    if (known == null) {
      if (programs.size() >= KEPT) {
        programs.remove(programs.keySet().iterator().next());
      }
      known = Program.of(policy, language);
      programs.put(key, known);
    }
    return known;
  }
}
