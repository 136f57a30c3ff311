package io.hexareme.adapters.benchmark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single requests, for what must be there before anything is measured. Trusts any certificate, as the load does: both servers are ours. */
final class Requests {
  private static final int ATTEMPTS = 600;
  private static final Pattern TOKEN = Pattern.compile("\"token\": ?\"([^\"]+)\"");
  private static final Pattern REVISION = Pattern.compile("\"resourceVersion\": ?\"([0-9]+)\"");

  private final URI address;
  private final String token;
  private final HttpClient client = HttpClient.newBuilder().sslContext(AnyCertificate.context()).build();

  Requests(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** Waits until the server is ready and its roles are there. */
  void awaitReady() {
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        if (send("GET", "/readyz", "").statusCode() == 200
            && send("GET", "/apis/rbac.authorization.k8s.io/v1/clusterroles/edit", "").statusCode() == 200) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        // nobody listens yet
      }
      pause();
    }
    throw new IllegalStateException(address + " does not become ready");
  }

  /** A service account that may do anything with the Pods of the namespace {@code default}: answers its token. What is there already is left. */
  String editor() {
    make("/api/v1/namespaces/default/serviceaccounts", "{\"metadata\":{\"name\":\"default\"}}");
    make("/api/v1/namespaces/default/serviceaccounts", "{\"metadata\":{\"name\":\"load\"}}");
    // A role of its own: a server without controllers leaves the aggregated ones empty.
    make("/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles",
        "{\"metadata\":{\"name\":\"load\"},\"rules\":[{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"*\"]}]}");
    make("/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", """
        {"metadata":{"name":"load"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"load"},
         "subjects":[{"kind":"ServiceAccount","name":"load","namespace":"default"}]}""");
    String answer = make("/api/v1/namespaces/default/serviceaccounts/load/token",
        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{\"expirationSeconds\":36000}}");
    return found(TOKEN, answer);
  }

  /** The revision of a collection as it is now. */
  String revision(String path) {
    return found(REVISION, send("GET", path + "?labelSelector=app%3Dnone", "").body());
  }

  private static String found(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("not found in " + answer);
    }
    return matcher.group(1);
  }

  /** Creates an object; answers the body. */
  String make(String path, String json) {
    HttpResponse<String> answer = send("POST", path, json);
    if (answer.statusCode() != 201 && answer.statusCode() != 409) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> send(String method, String path, String json) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).header("authorization", "Bearer " + token)
        .header("content-type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(json)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
