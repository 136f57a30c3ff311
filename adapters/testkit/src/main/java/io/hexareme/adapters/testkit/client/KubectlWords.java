package io.hexareme.adapters.testkit.client;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One identity's requests, each of which is answered before the call returns. */
public final class KubectlWords {
  private final Function<ApiRequest, ApiResponse> call;
  private final Kinds kinds;
  private final Credential credential;
  private final String agent;

  /**
   * @param call makes a request and waits for its answer
   * @param agent names the field manager
   */
  public KubectlWords(Function<ApiRequest, ApiResponse> call, Kinds kinds, Credential credential, String agent) {
    this.call = call;
    this.kinds = kinds;
    this.credential = credential;
    this.agent = agent;
  }

  /** What was answered. */
  public record Reply(int code, Map<String, String> headers, Value body) {}

  public Reply send(String method, String target, Value body, String contentType) {
    ApiResponse response = call.apply(Talk.request(method, target, body, contentType, credential, agent));
    return new Reply(response.code(), response.headers(), Talk.body(response));
  }

  public List<Obj> manifests(String yaml) {
    return Manifests.all(yaml);
  }

  public Reply apply(Obj manifest) {
    return send("PATCH", path(manifest) + "?fieldManager=" + agent + "&force=true", manifest, "application/apply-patch+yaml");
  }

  public Reply create(Obj manifest) {
    return send("POST", kind(manifest).path(namespace(manifest)), manifest, null);
  }

  public Reply get(String kind, String name) {
    return send("GET", path(kind, name), null, null);
  }

  public Reply list(String kind) {
    return send("GET", kinds.called(kind).path(), null, null);
  }

  public Reply patch(String kind, String name, Value merge) {
    return send("PATCH", path(kind, name), merge, "application/merge-patch+json");
  }

  public Reply delete(String kind, String name) {
    return send("DELETE", path(kind, name), null, null);
  }

  /** @throws IllegalArgumentException when there is none of that name */
  public Kind kind(String name) {
    return kinds.called(name);
  }

  private Kind kind(Obj manifest) {
    return kinds.of(manifest.text("apiVersion"), manifest.text("kind"));
  }

  private static String namespace(Obj manifest) {
    String namespace = manifest.text("metadata", "namespace");
    return namespace.isEmpty() ? "default" : namespace;
  }

  private String path(Obj manifest) {
    String name = manifest.text("metadata", "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("only an object with a name can be applied: " + manifest.text("kind") + " has no metadata.name; create it");
    }
    return kind(manifest).path(namespace(manifest)) + "/" + name;
  }

  private String path(String kind, String name) {
    int slash = name.indexOf('/');
    return kinds.called(kind).path(slash < 0 ? "default" : name.substring(0, slash)) + "/" + name.substring(slash + 1);
  }
}
