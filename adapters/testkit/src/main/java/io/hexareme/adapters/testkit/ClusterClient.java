package io.hexareme.adapters.testkit;

import io.hexareme.adapters.testkit.client.Kind;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;

/**
 * Requests under one identity, each of which waits for its answer (in virtual time: runs the cluster until it is there). Objects are named
 * as kubectl names them: kind, singular, plural or short name, and {@code namespace/name}, where {@code default} may be left out.
 */
public interface ClusterClient {

  /** Server-side apply of every document of a manifest, forced; the objects as they are afterwards. @throws RequestRefused for the first refused one */
  List<Value.Obj> apply(String yaml);

  /** @throws RequestRefused when it is refused */
  Value.Obj create(String yaml);

  /** The object; {@code NULL} when there is none. @throws RequestRefused when it is refused for another reason */
  Value get(String kind, String name);

  /** All of a kind, in every namespace, in key order. */
  List<Value.Obj> list(String kind);

  /** JSON merge patch (RFC 7396), in YAML. @throws RequestRefused when it is refused */
  Value.Obj patch(String kind, String name, String yaml);

  /** @throws RequestRefused when it is refused, {@code NotFound} included */
  void delete(String kind, String name);

  /** The kind of that name, and where it is served. @throws IllegalArgumentException when there is none */
  Kind kind(String name);

  /**
   * Any other request.
   *
   * @param target a path, with its query if it has one
   * @param body null for none
   */
  Answer send(String method, String target, Value body, String contentType);

  /** What was answered: {@code code} of HTTP, header values by lower-case name, and the object, list or Status. */
  record Answer(int code, Map<String, String> headers, Value body) {
    public boolean isOk() {
      return code >= 200 && code < 300;
    }
  }
}
