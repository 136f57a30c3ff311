package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the names that a definition asks for it gets: those that no other definition of its group has.
 *
 * @param accepted the names it gets, with those it had where it does not get what it asks for
 * @param reason the first conflict, or {@code NoConflicts}
 */
record Naming(Obj accepted, boolean complete, String reason, String message) {

  /** @param others the accepted names of all other definitions of the group */
  static Naming of(Definition definition, List<Obj> others) {
    Set<String> resources = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    for (Obj names : others) {
      add(resources, names.at("plural"));
      add(resources, names.at("singular"));
      names.list("shortNames").forEach(name -> add(resources, name));
      add(kinds, names.at("kind"));
      add(kinds, names.at("listKind"));
    }
    return new Request(definition.object().at("spec", "names").asObj(), definition.acceptedNames(), resources, kinds).settled();
  }

  private static void add(Set<String> names, Value name) {
    if (!name.asString("").isEmpty()) {
      names.add(name.asString(""));
    }
  }

  /** What is asked for, what was given before, and what is taken. */
  private static final class Request {
    private final Obj wanted;
    private final Obj had;
    private final Set<String> resources;
    private final Set<String> kinds;
    private Obj accepted;
    private String reason = "NoConflicts";
    private String message = "no conflicts found";

    Request(Obj wanted, Obj had, Set<String> resources, Set<String> kinds) {
      this.wanted = wanted;
      this.had = had;
      this.resources = resources;
      this.kinds = kinds;
      this.accepted = had;
    }

    Naming settled() {
      one("plural", resources, "PluralConflict");
      one("singular", resources, "SingularConflict");
      shortNames();
      one("kind", kinds, "KindConflict");
      one("listKind", kinds, "ListKindConflict");
      copy("categories");
      return new Naming(accepted, reason.equals("NoConflicts"), reason, message);
    }

    private void one(String field, Set<String> taken, String conflict) {
      String name = wanted.text(field);
      if (!name.equals(had.text(field)) && taken.contains(name)) {
        reason = conflict;
        message = inUse(name);
      } else {
        copy(field);
      }
    }

    private void shortNames() {
      List<Value> own = had.list("shortNames");
      List<String> conflicts = new ArrayList<>();
      for (Value name : wanted.list("shortNames")) {
        if (!own.contains(name) && resources.contains(name.asString(""))) {
          conflicts.add(inUse(name.asString("")));
        }
      }
      if (conflicts.isEmpty()) {
        copy("shortNames");
      } else {
        reason = "ShortNamesConflict";
        message = conflicts.size() == 1 ? conflicts.getFirst() : "[" + String.join(", ", conflicts) + "]";
      }
    }

    private void copy(String field) {
      accepted = wanted.has(field) ? accepted.with(field, wanted.at(field)) : accepted.without(field);
    }

    private static String inUse(String name) {
      return "\"" + name + "\" is already in use";
    }
  }
}
