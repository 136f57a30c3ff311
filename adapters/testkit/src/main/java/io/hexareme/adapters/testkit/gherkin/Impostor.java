package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.client.Kind;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a token that no cluster has issued; sends plain requests only. */
final class Impostor implements ClusterClient {
  private static final Credential CREDENTIAL = new Credential.Bearer("no-token-of-this-cluster");

  private final TestCluster cluster;

  Impostor(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Answer send(String method, String target, Value body, String contentType) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", Body.TREE);
    headers.put("user-agent", "impostor");
    if (body != null) {
      headers.put("content-type", contentType);
    }
    ApiRequest request = new ApiRequest(method, Target.path(target), Target.query(target), headers,
        body == null ? new Body.None() : new Body.Tree(body), CREDENTIAL, "");
    ApiResponse response = cluster.time().await(cluster.server().handle(request));
    return new Answer(response.code(), response.headers(), Bodies.tree(response));
  }

  @Override
  public List<Obj> apply(String yaml) {
    throw unsupported();
  }

  @Override
  public Obj create(String yaml) {
    throw unsupported();
  }

  @Override
  public Value get(String kind, String name) {
    throw unsupported();
  }

  @Override
  public List<Obj> list(String kind) {
    throw unsupported();
  }

  @Override
  public Obj patch(String kind, String name, String yaml) {
    throw unsupported();
  }

  @Override
  public void delete(String kind, String name) {
    throw unsupported();
  }

  @Override
  public Kind kind(String name) {
    return cluster.admin().kind(name);
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("an impostor only sends plain requests");
  }
}
