package io.hexareme.core.apiserver.discovery;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Negotiated.Encoding;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.machinery.Fnv;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything in one document: APIGroupDiscoveryList, in v2 and v2beta1, for clients that ask for it by media type parameters. */
final class AggregatedDiscovery {
  private static final List<String> VERSIONS = List.of("v2", "v2beta1");

  private final ServedResources resources;
  private final Responder responder;

  AggregatedDiscovery(ServedResources resources, Responder responder) {
    this.resources = resources;
    this.responder = responder;
  }

  /** Empty when the caller does not ask for it. The content type repeats the parameters: clients decide by it what they got. */
  Optional<ApiResponse> answer(Call call, boolean core) {
    return wanted(call.request().header("accept")).map(version -> {
      Body body = responder.body(Encoding.JSON, list(version, core));
      String etag = "\"" + Fnv.hex(((Body.Encoded) body).joined()).toUpperCase(Locale.ROOT) + "\"";
      Map<String, String> headers = new LinkedHashMap<>(
          responder.headers(call, "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList"));
      headers.put("etag", etag);
      headers.put("vary", "Accept");
      headers.put("cache-control", "public");
      boolean known = call.request().header("if-none-match").contains(etag);
      return known ? new ApiResponse.Whole(304, headers, new Body.None()) : new ApiResponse.Whole(200, headers, body);
    });
  }

  /** The first version asked for that is known, unless another form comes before it. */
  private static Optional<String> wanted(String accept) {
    for (String element : accept.split(",")) {
      String text = element.replace(" ", "");
      boolean asked = text.contains("as=APIGroupDiscoveryList") && text.contains("g=apidiscovery.k8s.io");
      for (String version : VERSIONS) {
        if (asked && (text + ";").contains(";v=" + version + ";")) {
          return Optional.of(version);
        }
      }
      if (!asked) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Obj list(String version, boolean core) {
    Map<String, Map<String, List<ServedResource>>> groups = new LinkedHashMap<>();
    for (ServedResource resource : resources.all()) {
      if (resource.group().isEmpty() == core) {
        groups.computeIfAbsent(resource.group(), g -> new LinkedHashMap<>())
            .computeIfAbsent(resource.schema().version(), v -> new ArrayList<>()).add(resource);
      }
    }
    List<Value> items = new ArrayList<>();
    groups.forEach((group, versions) -> items.add(group(group, versions)));
    return Value.obj("kind", "APIGroupDiscoveryList", "apiVersion", "apidiscovery.k8s.io/" + version, "metadata", Obj.EMPTY,
        "items", new Arr(items));
  }

  private static Obj group(String group, Map<String, List<ServedResource>> versions) {
    List<Value> list = new ArrayList<>();
    versions.forEach((version, served) -> list.add(Value.obj(
        "version", version,
        "resources", new Arr(served.stream().<Value>map(r -> resource(r.schema())).toList()),
        "freshness", "Current")));
    Obj metadata = group.isEmpty() ? Value.obj("creationTimestamp", Value.Null.NULL) : Value.obj("name", group, "creationTimestamp", Value.Null.NULL);
    return Value.obj("metadata", metadata, "versions", new Arr(list));
  }

  private static Obj resource(ResourceSchema schema) {
    List<Value> subresources = schema.subresources().stream().<Value>map(AggregatedDiscovery::subresource).toList();
    return Value.obj(
        "resource", schema.plural(),
        "responseKind", kind(schema.group(), schema.version(), schema.kind()),
        "scope", schema.namespaced() ? "Namespaced" : "Cluster",
        "singularResource", schema.singular(),
        "verbs", schema.verbs(),
        "shortNames", schema.shortNames().isEmpty() ? null : schema.shortNames(),
        "categories", schema.categories().isEmpty() ? null : schema.categories(),
        "subresources", subresources.isEmpty() ? null : new Arr(subresources));
  }

  private static Obj subresource(Subresource subresource) {
    return Value.obj(
        "subresource", subresource.name(),
        "responseKind", kind(subresource.group(), subresource.version(), subresource.kind()),
        "verbs", subresource.verbs());
  }

  private static Obj kind(String group, String version, String kind) {
    return Value.obj("group", group, "version", version, "kind", kind);
  }
}
