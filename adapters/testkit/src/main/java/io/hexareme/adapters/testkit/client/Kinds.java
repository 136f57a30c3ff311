package io.hexareme.adapters.testkit.client;

import io.hexareme.adapters.assembly.BuiltInSchemas;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What kinds the server serves, as its discovery says, which is asked whenever a name is unknown. */
public final class Kinds {
  private final Function<String, Value> get;
  private List<Kind> known;

  /** @param get reads a path of the server's */
  public Kinds(Function<String, Value> get) {
    this(get, List.of());
  }

  private Kinds(Function<String, Value> get, List<Kind> known) {
    this.get = get;
    this.known = known;
  }

  /** Of a server of ours: what is built in needs not be asked for. */
  public static Kinds ofOurs(Function<String, Value> get) {
    return new Kinds(get, BuiltInSchemas.resources().stream()
        .map(built -> new Kind(built.group(), built.version(), built.plural(), built.singular(), built.kind(), built.shortNames(), built.namespaced()))
        .toList());
  }

  /** @throws IllegalArgumentException when there is none of that name */
  public Kind called(String name) {
    return find(kind -> kind.isCalled(name), "the server doesn't have a resource type \"" + name + "\"");
  }

  /** @throws IllegalArgumentException when there is none */
  public Kind of(String apiVersion, String kind) {
    return find(known -> known.kind().equals(kind) && known.apiVersion().equals(apiVersion),
        "no matches for kind \"" + kind + "\" in version \"" + apiVersion + "\"");
  }

  private synchronized Kind find(Predicate<Kind> wanted, String complaint) {
    return known.stream().filter(wanted).findFirst().orElseGet(() -> {
      known = discover();
      return known.stream().filter(wanted).findFirst().orElseThrow(() -> new IllegalArgumentException(complaint));
    });
  }

  private List<Kind> discover() {
    List<Kind> kinds = new ArrayList<>(served("", "v1", "/api/v1"));
    for (Value group : get.apply("/apis").list("groups")) {
      String preferred = group.text("preferredVersion", "version");
      kinds.addAll(served(group.text("name"), preferred, "/apis/" + group.text("name") + "/" + preferred));
      for (Value version : group.list("versions")) {
        if (!version.text("version").equals(preferred)) {
          kinds.addAll(served(group.text("name"), version.text("version"), "/apis/" + version.text("groupVersion")));
        }
      }
    }
    return kinds;
  }

  private List<Kind> served(String group, String version, String path) {
    return get.apply(path).list("resources").stream()
        .filter(resource -> !resource.text("name").contains("/"))
        .map(resource -> new Kind(group, version, resource.text("name"), resource.text("singularName"), resource.text("kind"),
            resource.list("shortNames").stream().map(name -> name.asString("")).toList(), resource.at("namespaced").asBool(false)))
        .toList();
  }
}
