package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * OpenAPI 2: one document for everything that is served, in JSON or protobuf. Made and encoded when it is first read, and again after what
 * is served has changed.
 */
final class SwaggerDocument {
  private final GroupVersionDocument document;
  private final ServedResources resources;
  private final KindTypes kinds;
  private final Map<String, Bytes> encoded = new LinkedHashMap<>();
  private List<ServedResource> described = List.of();

  SwaggerDocument(GroupVersionDocument document, ServedResources resources, KindTypes kinds) {
    this.document = document;
    this.resources = resources;
    this.kinds = kinds;
  }

  Bytes in(BodyEncoder encoder) {
    List<ServedResource> served = resources.all();
    if (!served.equals(described)) {
      encoded.clear();
      described = served;
    }
    return encoded.computeIfAbsent(encoder.mediaType(), type -> encoder.encode(tree(served)));
  }

  private Obj tree(List<ServedResource> served) {
    Map<String, Value> paths = new TreeMap<>();
    served.forEach(resource -> ResourcePaths.of(kinds, resource).forEach((path, item) -> paths.put(path, SwaggerPaths.item(item.asObj()))));
    return Value.obj(
        "swagger", "2.0",
        "info", document.info(),
        "paths", new Obj(new LinkedHashMap<>(paths)),
        "definitions", document.schemas(Dialect.V2, served),
        "securityDefinitions", Value.obj("BearerToken", Value.obj(
            "type", "apiKey", "description", "Bearer Token authentication", "name", "authorization", "in", "header")),
        "security", List.of(Value.obj("BearerToken", List.of())));
  }
}
