package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the API serves what, from its discovery documents, by the names that kubectl takes: kind, plural, singular or short name. */
final class Resources {
  private final ClusterClient admin;
  private final Map<String, Served> known = new LinkedHashMap<>();

  /**
   * A resource.
   *
   * @param version its group and version as paths have them, such as {@code /apis/apps/v1}
   */
  record Served(String kind, String version, String plural, boolean namespaced) {
    String path(String namespace) {
      return version + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural;
    }

    /** Of all namespaces. */
    String everywhere() {
      return version + "/" + plural;
    }
  }

  Resources(ClusterClient admin) {
    this.admin = admin;
  }

  /** @throws IllegalArgumentException when there is no such resource */
  Served named(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("the server doesn't have a resource type \"" + name + "\""));
  }

  /** Empty when there is none, or when the API server does not say. */
  Optional<Served> find(String name) {
    if (!known.containsKey(name)) {
      learn("/api/v1");
    }
    if (!known.containsKey(name)) {
      admin.send("GET", "/apis", null, "").body().list("groups")
          .forEach(group -> learn("/apis/" + group.text("preferredVersion", "groupVersion")));
    }
    return Optional.ofNullable(known.get(name));
  }

  private void learn(String version) {
    for (Value resource : admin.send("GET", version, null, "").body().list("resources")) {
      if (!resource.text("name").contains("/")) {
        Served served = new Served(resource.text("kind"), version, resource.text("name"), resource.at("namespaced").asBool(false));
        List<String> names = new ArrayList<>(List.of(served.plural(), served.kind().toLowerCase(Locale.ROOT), resource.text("singularName")));
        resource.list("shortNames").forEach(name -> names.add(name.asString("")));
        names.stream().filter(name -> !name.isEmpty()).forEach(name -> known.putIfAbsent(name, served));
      }
    }
  }
}
