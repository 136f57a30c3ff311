package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.ClientTls;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on the wire of a whole cluster: framing, headers, limits, and what is refused before and behind the HTTP adapter. */
class FrontDoorOfAClusterTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static Cluster cluster;
  private static SSLContext admin;
  private static SSLContext stranger;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(ClusterSettings.inMemory().withNodes(0), failure -> {
      throw new AssertionError(failure);
    });
    admin = tls(true);
    stranger = tls(false);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static SSLContext tls(boolean withCertificate) {
    KubeconfigFile administrator = KubeconfigFile.parse(cluster.kubeconfig());
    return ClientTls.of(withCertificate ? administrator : administrator.anonymous());
  }

  private static HttpClient client(SSLContext who, HttpClient.Version version) {
    return HttpClient.newBuilder().sslContext(who).version(version).build();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + cluster.port() + path)).timeout(PATIENCE);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client(admin, HttpClient.Version.HTTP_1_1).send(request.build(), BodyHandlers.ofString());
  }

  private static void make(String name) throws Exception {
    assertThat(send(to(MAPS).POST(BodyPublishers.ofString("{\"metadata\":{\"name\":\"" + name + "\"}}"))).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void both_versions_of_http_are_spoken(HttpClient.Version version) throws Exception {
    HttpResponse<String> response = client(admin, version).send(to("/version").build(), BodyHandlers.ofString());
    assertThat(response.version()).isEqualTo(version);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"gitVersion\":\"" + ClusterSettings.GIT_VERSION + "\"");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void the_head_of_a_watch_comes_at_once_and_events_as_they_happen(HttpClient.Version version) throws Exception {
    String name = "seen-" + version.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    HttpResponse<InputStream> watch = client(admin, version).send(
        to(MAPS + "?watch=true&resourceVersion=0&fieldSelector=metadata.name%3D" + name).header("Accept-Encoding", "gzip").build(),
        BodyHandlers.ofInputStream());
    assertThat(watch.statusCode()).isEqualTo(200);
    assertThat(watch.headers().firstValue("content-type")).contains("application/json");
    assertThat(watch.headers().firstValue("content-length")).isEmpty();
    assertThat(watch.headers().firstValue("content-encoding")).isEmpty();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(watch.body(), StandardCharsets.UTF_8))) {
      make(name);
      assertThat(CompletableFuture.supplyAsync(() -> line(lines)).orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join())
          .startsWith("{\"type\":\"ADDED\",\"object\":{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{").contains("\"name\":\"" + name + "\"");
    }
  }

  private static String line(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_watch_ends_cleanly_after_its_time(HttpClient.Version version) throws Exception {
    HttpResponse<String> watch = client(admin, version).send(
        to(MAPS + "?watch=true&timeoutSeconds=1&allowWatchBookmarks=true&fieldSelector=metadata.name%3Dnobody").build(), BodyHandlers.ofString());
    assertThat(watch.body()).matches("\\{\"type\":\"BOOKMARK\",\"object\":\\{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":\\{"
        + "\"resourceVersion\":\"[0-9]+\",\"creationTimestamp\":null}}}\n");
  }

  @Test
  void a_watch_from_a_revision_to_come_waits_until_its_time_is_over() throws Exception {
    HttpResponse<String> watch = send(to(MAPS + "?watch=true&resourceVersion=99999999&timeoutSeconds=1"));
    assertThat(watch.statusCode()).isEqualTo(200);
    assertThat(watch.body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_body_of_more_than_three_mebibytes_is_refused(HttpClient.Version version) throws Exception {
    HttpResponse<String> response = client(admin, version).send(to(MAPS).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(new byte[3 * 1024 * 1024 + 1])).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
        + "\"message\":\"Request entity too large: limit is 3145728\",\"reason\":\"RequestEntityTooLarge\",\"code\":413}");
    assertThat(send(to("/livez")).body()).isEqualTo("ok");
  }

  @Test
  void an_unknown_token_is_unauthorized_and_nobody_forbidden() throws Exception {
    HttpClient none = client(stranger, HttpClient.Version.HTTP_1_1);
    HttpResponse<String> bad = none.send(to(MAPS).header("Authorization", "Bearer nonsense").build(), BodyHandlers.ofString());
    assertThat(bad.statusCode()).isEqualTo(401);
    assertThat(bad.body()).isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"Unauthorized\","
        + "\"reason\":\"Unauthorized\",\"code\":401}");
    HttpResponse<String> anonymous = none.send(to(MAPS).build(), BodyHandlers.ofString());
    assertThat(anonymous.statusCode()).isEqualTo(403);
    assertThat(anonymous.body()).isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":"
        + "\"configmaps is forbidden: User \\\"system:anonymous\\\" cannot list resource \\\"configmaps\\\" in API group \\\"\\\" in the namespace "
        + "\\\"default\\\"\",\"reason\":\"Forbidden\",\"details\":{\"kind\":\"configmaps\"},\"code\":403}");
    assertThat(anonymous.headers().firstValue("audit-id")).isPresent();
    assertThat(anonymous.headers().firstValue("cache-control")).contains("no-cache, private");
  }

  @Test
  void a_large_list_is_compressed_for_who_asks() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(send(to(MAPS).POST(BodyPublishers.ofString("{\"metadata\":{\"name\":\"large-" + i + "\"},\"data\":{\"k\":\"" + "x".repeat(100_000)
          + "\"}}"))).statusCode()).isEqualTo(201);
    }
    HttpResponse<InputStream> list = client(admin, HttpClient.Version.HTTP_1_1).send(to(MAPS).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
    assertThat(list.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(new String(new java.util.zip.GZIPInputStream(list.body()).readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",");
  }

  @Test
  void head_has_no_body() throws Exception {
    HttpResponse<String> head = send(to(MAPS).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(Integer.parseInt(head.headers().firstValue("content-length").orElseThrow())).isPositive();
  }

  @Test
  void a_warning_with_what_the_client_wrote_goes_out_as_one_header() throws Exception {
    HttpResponse<String> made = send(to(MAPS).POST(BodyPublishers.ofString("{\"metadata\":{\"name\":\"warned\"},\"a\\r\\nx-evil: 1\\u0000é\":1}")));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("x-evil")).isEmpty();
    assertThat(made.headers().firstValue("warning").orElseThrow()).startsWith("299 - \"unknown field \\\"a  x-evil: 1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /%zz HTTP/1.1\r\nhost: x\r\n\r\n",
    "POST " + MAPS + " HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n"})
  void malformed_http_harms_nobody(String text) throws Exception {
    try (SSLSocket socket = (SSLSocket) admin.getSocketFactory().createSocket("127.0.0.1", cluster.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)).readLine();
      assertThat(status == null || status.matches("HTTP/\\d\\.\\d [45]\\d\\d .*")).as(status).isTrue();
    }
    assertThat(send(to("/livez")).body()).isEqualTo("ok");
  }

  @Test
  void the_same_escape_means_the_same_everywhere() throws Exception {
    assertThat(send(to("/api/v1/namespaces/default/configmaps?labelSelector=a+in+%28b%2Cc%29")).statusCode()).isEqualTo(200);
    assertThat(send(to("/version/")).statusCode()).isEqualTo(200);
    assertThat(send(to("/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode")).statusCode()).isEqualTo(200);
  }
}
