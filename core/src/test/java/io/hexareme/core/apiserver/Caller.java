package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who talks to a server; given JSON may use single quotes. */
public record Caller(ApiServerFixture api, Credential credential, Map<String, String> headers) {

  /** A user by client certificate. */
  public static Caller user(ApiServerFixture api, String name, String... groups) {
    return new Caller(api, new Credential.Certificate(name, List.of(groups)), Map.of());
  }

  public static Caller anonymous(ApiServerFixture api) {
    return new Caller(api, new Credential.None(), Map.of());
  }

  public static Caller admin(ApiServerFixture api) {
    return new Caller(api, ApiServerFixture.ADMIN, Map.of());
  }

  public static Caller bearer(ApiServerFixture api, String token) {
    return new Caller(api, new Credential.Bearer(token), Map.of());
  }

  /** A controller of kube-system. */
  public static Caller controller(ApiServerFixture api, String name) {
    return user(api, "system:serviceaccount:kube-system:" + name, "system:serviceaccounts", "system:serviceaccounts:kube-system");
  }

  public static Caller node(ApiServerFixture api, String name) {
    return user(api, "system:node:" + name, "system:nodes");
  }

  /** The same with one more header. */
  public Caller with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(api, credential, more);
  }

  public Answer get(String path) {
    return call("GET", path, null, "");
  }

  public Answer post(String path, String body) {
    return call("POST", path, body, "application/json");
  }

  public Answer put(String path, String body) {
    return call("PUT", path, body, "application/json");
  }

  public Answer patch(String path, String body) {
    return call("PATCH", path, body, "application/merge-patch+json");
  }

  public Answer delete(String path) {
    return call("DELETE", path, null, "");
  }

  public Answer call(String method, String path, String body, String contentType) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("accept", Body.TREE);
    all.put("user-agent", "test/1");
    all.put("content-type", contentType);
    int at = path.indexOf('?');
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (at >= 0) {
      for (String pair : path.substring(at + 1).split("&")) {
        query.put(pair.substring(0, pair.indexOf('=')), List.of(pair.substring(pair.indexOf('=') + 1)));
      }
    }
    ApiRequest request = new ApiRequest(method, at < 0 ? path : path.substring(0, at), query, all,
        body == null ? new Body.None() : new Body.Tree(TestJson.json(body)), credential, "");
    ApiResponse response = api.loop.await(api.server.handle(request));
    Value tree = response instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value value)) ? value : Value.Obj.EMPTY;
    return new Answer(response.code(), response.headers(), tree.asObj());
  }
}
