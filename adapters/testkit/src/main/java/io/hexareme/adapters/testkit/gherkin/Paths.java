package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.adapters.testkit.client.Kind;
import io.hexareme.ports.value.Value;
import java.util.Collection;
import java.util.Map;
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
    ClusterClient admin = world.cluster().admin();
    Kind kind = admin.kind(resource);
    for (String path : paths) {
      if (!FOUND.contains(kind.path() + " " + path)) {
        check(admin, kind, path);
        FOUND.add(kind.path() + " " + path);
      }
    }
  }

  private static void check(ClusterClient admin, Kind kind, String path) {
    Value schemas = document(admin, kind).at("components", "schemas");
    schemas.asObj().fields().values().stream().filter(schema -> isOf(schema, kind)).findFirst()
        .ifPresent(schema -> new SchemaPath(schemas, kind.kind()).follow(schema, path));
  }

  private static boolean isOf(Value schema, Kind kind) {
    return schema.list("x-kubernetes-group-version-kind").stream().anyMatch(of -> of.text("kind").equals(kind.kind())
        && of.text("group").equals(kind.group()) && of.text("version").equals(kind.version()));
  }

  private static Value document(ClusterClient admin, Kind kind) {
    ClusterClient.Answer index = admin.send("GET", "/openapi/v3", null, "");
    String address = index.body().text("paths", (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion(), "serverRelativeURL");
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
