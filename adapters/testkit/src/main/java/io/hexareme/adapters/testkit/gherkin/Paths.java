package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.ports.value.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether there are such fields at all, by the API's own OpenAPI document. A misspelt path would make every "never" come true and every
 * "within" wait for nothing. Where the document cannot be had, nothing is said.
 */
final class Paths {
  /** Documents by their address, which holds a hash of what they say. */
  private static final Map<String, Value> DOCUMENTS = new ConcurrentHashMap<>();
  /** What was found to be there; kinds of one group, version and name that differ from cluster to cluster are the exception that costs a check. */
  private static final Set<String> FOUND = ConcurrentHashMap.newKeySet();

  private Paths() {}

  /** @throws IllegalArgumentException naming a path that objects of that kind cannot have, and the fields that are there instead */
  static void mustExist(ScenarioWorld world, String resource, Collection<String> paths) {
    Optional<Resources.Served> served = world.resources().find(resource);
    for (String path : paths) {
      if (served.isPresent() && !FOUND.contains(served.get() + path)) {
        check(world.cluster().admin(), served.get(), path);
        FOUND.add(served.get() + path);
      }
    }
  }

  private static void check(ClusterClient admin, Resources.Served served, String path) {
    Value schemas = document(admin, served.version()).at("components", "schemas");
    Optional<Value> kind = schemas.asObj().fields().values().stream().filter(schema -> isOf(schema, served)).findFirst();
    kind.ifPresent(schema -> new SchemaPath(schemas, served.kind()).follow(schema, path));
  }

  private static boolean isOf(Value schema, Resources.Served served) {
    return schema.list("x-kubernetes-group-version-kind").stream().anyMatch(of -> of.text("kind").equals(served.kind())
        && served.version().endsWith(of.text("group").isEmpty() ? "/api/" + of.text("version") : of.text("group") + "/" + of.text("version")));
  }

  private static Value document(ClusterClient admin, String version) {
    ClusterClient.Answer index = admin.send("GET", "/openapi/v3", null, "");
    String address = index.body().text("paths", version.substring(1), "serverRelativeURL");
    if (!index.isOk() || address.isEmpty()) {
      return Value.Null.NULL;
    }
    Value known = DOCUMENTS.get(address);
    if (known != null) {
      return known;
    }
    ClusterClient.Answer answer = admin.send("GET", address, null, "");
    if (answer.isOk()) {
      DOCUMENTS.put(address, answer.body());
    }
    return answer.body();
  }
}
