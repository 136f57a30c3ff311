package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** The kinds that CustomResourceDefinitions have added to the cluster. */
public final class CustomKinds {
  private CustomKinds() {}

  /** One resource for each definition that is established, in the version that its objects are kept in if that is served. */
  public static List<Resource> of(Iterable<Obj> definitions) {
    List<Resource> kinds = new ArrayList<>();
    for (Obj definition : definitions) {
      String version = version(definition.list("spec", "versions"));
      if (isEstablished(definition) && !version.isEmpty()) {
        Value names = definition.at("status", "acceptedNames");
        kinds.add(new Resource(definition.text("spec", "group"), version, names.text("plural"), names.text("kind"),
            definition.text("spec", "scope").equals("Namespaced")));
      }
    }
    return kinds;
  }

  private static boolean isEstablished(Obj definition) {
    return definition.list("status", "conditions").stream()
        .anyMatch(one -> one.text("type").equals("Established") && one.text("status").equals("True"));
  }

  private static String version(List<Value> versions) {
    String found = "";
    for (Value version : versions) {
      if (version.at("served").asBool(false) && (found.isEmpty() || version.at("storage").asBool(false))) {
        found = version.text("name");
      }
    }
    return found;
  }
}
