package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The paths of one resource: its collection, its objects, their subresources. */
final class ResourcePaths {
  private final KindTypes kinds;
  private final ResourceSchema resource;
  private final OperationIds ids;
  private final String type;
  private final Obj gvk;
  private final boolean custom;
  private final Map<String, Value> paths = new LinkedHashMap<>();

  private ResourcePaths(KindTypes kinds, ServedResource served) {
    this.kinds = kinds;
    this.resource = served.schema();
    this.ids = new OperationIds(resource);
    this.type = served.type().name();
    this.custom = served.custom().isPresent();
    this.gvk = KindTypes.gvk(resource.group(), resource.version(), resource.kind());
  }

  /** Path items by path. */
  static Map<String, Value> of(KindTypes kinds, ServedResource served) {
    ResourcePaths all = new ResourcePaths(kinds, served);
    String root = (served.group().isEmpty() ? "/api/" : "/apis/") + served.schema().apiVersion();
    String collection = root + (served.namespaced() ? "/namespaces/{namespace}/" : "/") + served.plural();
    all.collection(collection);
    all.object(collection + "/{name}");
    if (served.namespaced() && served.schema().verbs().contains("list")) {
      all.paths.put(root + "/" + served.plural(), Value.obj(
          "get", all.operation(all.ids.everywhere("list"), "list", Parameters.LIST, null, all.type + "List"),
          "parameters", Value.array(Parameters.PRETTY)));
    }
    served.schema().subresources().forEach(sub -> all.subresource(collection + "/{name}/" + sub.name(), sub));
    return all.paths;
  }

  private void collection(String path) {
    add(path, parameters(resource.namespaced() ? new Value[] {Parameters.NAMESPACE} : new Value[0]), Value.obj(
        "get", may("list", operation(ids.of("list"), "list", Parameters.LIST, null, type + "List")),
        "post", may("create", operation(ids.of("create"), "post", Parameters.WRITE, type, type)),
        "delete", may("deletecollection", operation(ids.collection("delete"), "deletecollection",
            Parameters.both(Parameters.DELETE, Parameters.LIST), KindTypes.META + "DeleteOptions", KindTypes.META + "Status"))));
  }

  private void object(String path) {
    add(path, objectParameters(), Value.obj(
        "get", may("get", operation(ids.of("read"), "get", Arr.EMPTY, null, type)),
        "put", may("update", operation(ids.of("replace"), "put", Parameters.WRITE, type, type)),
        "delete", may("delete", operation(ids.of("delete"), "delete", Parameters.DELETE, KindTypes.META + "DeleteOptions",
            KindTypes.META + "Status")),
        "patch", may("patch", operation(ids.of("patch"), "patch", Parameters.PATCH, null, type))));
  }

  private void subresource(String path, Subresource sub) {
    String spoken = kinds.of(sub).map(TypeSchema::name).orElse(null);
    Obj kind = KindTypes.gvk(sub.group(), sub.version(), sub.kind());
    String connected = sub.name().startsWith("proxy") ? "Proxy" : "";
    Map<String, Value> item = new LinkedHashMap<>();
    sub.verbs().forEach(verb -> {
      switch (verb) {
        case "get" -> item.put("get", operation(ids.subresource("read" + connected, sub.name()), "get", Arr.EMPTY, null, spoken, kind));
        case "update" -> item.put("put",
            operation(ids.subresource("replace", sub.name()), "put", Parameters.WRITE, spoken, spoken, kind));
        case "patch" -> item.put("patch",
            operation(ids.subresource("patch", sub.name()), "patch", Parameters.PATCH, null, spoken, kind));
        case "create" -> item.put("post",
            operation(ids.subresource("create", sub.name()), "post", Parameters.WRITE, spoken, spoken, kind));
        case "delete" -> item.put("delete",
            operation(ids.subresource("delete", sub.name()), "delete", Parameters.DELETE, null, spoken, kind));
        default -> { }
      }
    });
    add(path, objectParameters(), new Obj(item));
  }

  private Arr objectParameters() {
    return resource.namespaced() ? parameters(Parameters.NAME, Parameters.NAMESPACE) : parameters(Parameters.NAME);
  }

  private static Arr parameters(Value... own) {
    return Value.array(own).plus(Parameters.PRETTY);
  }

  private void add(String path, Arr parameters, Obj operations) {
    if (!operations.isEmpty()) {
      paths.put(path, operations.with("parameters", parameters));
    }
  }

  /** Null, which leaves the operation out, when the resource does not have the verb. */
  private Obj may(String verb, Obj operation) {
    return resource.verbs().contains(verb) ? operation : null;
  }

  private Obj operation(String id, String action, Arr parameters, String request, String answer) {
    return operation(id, action, parameters, request, answer, gvk);
  }

  private Obj operation(String id, String action, Arr parameters, String request, String answer, Obj kind) {
    return new Operation(id, ids.tag(), action, parameters, request, answer, kind, custom).body();
  }
}
