package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.core.machinery.ObjectKey;
import java.util.List;

/** What a path of the Kubernetes API names; the resource is empty for a path that names none. */
record RequestPath(String resource, String subresource, ObjectKey key) {

  static RequestPath of(String path) {
    List<String> parts = List.of(path.substring(1).split("/"));
    int at = parts.getFirst().equals("api") ? 2 : parts.getFirst().equals("apis") ? 3 : parts.size();
    String namespace = "";
    if (parts.size() > at + 2 && parts.get(at).equals("namespaces") && !List.of("status", "finalize").contains(parts.get(at + 2))) {
      namespace = parts.get(at + 1);
      at += 2;
    }
    return new RequestPath(part(parts, at), part(parts, at + 2), new ObjectKey(namespace, part(parts, at + 1)));
  }

  private static String part(List<String> parts, int at) {
    return at < parts.size() ? parts.get(at) : "";
  }
}
