package io.hexareme.core.apiserver.authentication.configuration;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Finds fields that there are not: in a file about whom to believe a slip of the pen must not be read as silence. */
final class UnknownFields {
  /** By place, without the places in lists: what may stand there. */
  private static final TreeMap<String, List<String>> KNOWN = known();

  private UnknownFields() {}

  private static TreeMap<String, List<String>> known() {
    TreeMap<String, List<String>> known = new TreeMap<>();
    known.put("", List.of("apiVersion", "kind", "jwt", "anonymous"));
    known.put("anonymous", List.of("enabled", "conditions"));
    known.put("anonymous.conditions", List.of("path"));
    known.put("jwt", List.of("issuer", "claimValidationRules", "claimMappings", "userValidationRules"));
    known.put("jwt.issuer",
        List.of("url", "discoveryURL", "certificateAuthority", "audiences", "audienceMatchPolicy", "egressSelectorType"));
    known.put("jwt.claimValidationRules", List.of("claim", "requiredValue", "expression", "message"));
    known.put("jwt.claimMappings", List.of("username", "groups", "uid", "extra"));
    known.put("jwt.claimMappings.username", List.of("claim", "prefix", "expression"));
    known.put("jwt.claimMappings.groups", List.of("claim", "prefix", "expression"));
    known.put("jwt.claimMappings.uid", List.of("claim", "expression"));
    known.put("jwt.claimMappings.extra", List.of("key", "valueExpression"));
    known.put("jwt.userValidationRules", List.of("expression", "message"));
    return known;
  }

  static List<String> in(Obj file) {
    List<String> problems = new ArrayList<>();
    look(file, "", "", problems);
    return problems;
  }

  private static void look(Value value, String place, String shown, List<String> problems) {
    List<Value> items = value.items();
    for (int i = 0; i < items.size(); i++) {
      look(items.get(i), place, shown + "[" + i + "]", problems);
    }
    if (!(value instanceof Obj object) || !KNOWN.containsKey(place)) {
      return;
    }
    object.fields().forEach((name, child) -> {
      String path = shown.isEmpty() ? name : shown + "." + name;
      if (!KNOWN.get(place).contains(name)) {
        problems.add("strict decoding error: unknown field \"" + path + "\"");
      } else {
        look(child, place.isEmpty() ? name : place + "." + name, path, problems);
      }
    });
  }
}
