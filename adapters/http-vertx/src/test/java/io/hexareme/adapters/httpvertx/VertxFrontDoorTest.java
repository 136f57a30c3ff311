package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VertxFrontDoorTest extends FrontDoorFixture {
  private static final String TOO_LARGE = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
      + "\"message\":\"Request entity too large: limit is 3145728\",\"reason\":\"RequestEntityTooLarge\",\"code\":413}";

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_request_reaches_the_api_server_and_its_answer_the_client(HttpClient.Version version) throws Exception {
    api.answer = _ -> StubApi.json(201, "{\"a\":", "\"é\"", "}");
    HttpResponse<String> response = client(version, null).send(
        to("/api/v1/namespaces/a%3Ab/pods?labelSelector=app%3Dweb%2Ctier%3Da+b&fieldSelector=&x=1&x=2&bare")
            .header("X-Multi", "one").header("X-Multi", "two").header("Accept", "application/json")
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString("{\"kind\":\"Pod\"}")).build(),
        BodyHandlers.ofString());

    assertThat(response.version()).isEqualTo(version);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("{\"a\":\"é\"}");
    assertThat(response.headers().firstValue("content-length")).contains("10");
    assertThat(response.headers().firstValue("audit-id")).contains("a-1");
    assertThat(response.headers().firstValue("date")).isPresent();

    ApiRequest request = api.requests.remove();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/api/v1/namespaces/a:b/pods");
    assertThat(request.query()).containsExactly(
        Map.entry("labelSelector", List.of("app=web,tier=a b")), Map.entry("fieldSelector", List.of("")),
        Map.entry("x", List.of("1", "2")), Map.entry("bare", List.of("")));
    assertThat(request.header("x-multi")).isEqualTo("one,two");
    assertThat(request.header("host")).isEqualTo("localhost:" + port);
    assertThat(request.cause()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(((Body.Encoded) request.body()).pieces()).extracting(Object::toString).containsExactly("{\"kind\":\"Pod\"}");
    assertThat(request.credential()).isInstanceOf(io.hexareme.ports.api.Credential.None.class);
  }

  @Test
  void no_body_is_none_even_with_a_content_type() throws Exception {
    try (Raw raw = new Raw()) {
      raw.send("DELETE /api/v1/pods/x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 0\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 200 OK");
    }
    ApiRequest request = api.requests.remove();
    assertThat(request.body()).isEqualTo(new Body.None());
    assertThat(request.cause()).isEmpty();
  }

  @Test
  void an_answer_from_another_thread_is_sent_all_the_same() throws Exception {
    api.onAnotherThread = true;
    assertThat(get("/version").body()).isEqualTo("{\"ok\":true}");
  }

  @Test
  void head_has_the_length_but_not_the_body() throws Exception {
    HttpResponse<String> response = client().send(to("/version").HEAD().build(), BodyHandlers.ofString());
    assertThat(response.headers().firstValue("content-length")).contains("11");
    assertThat(response.body()).isEmpty();
    assertThat(api.requests.remove().method()).isEqualTo("HEAD");
  }

  @Test
  void not_modified_has_no_body() throws Exception {
    api.answer = _ -> new ApiResponse.Whole(304, Map.of("etag", "\"x\""), new Body.None());
    HttpResponse<String> response = get("/api");
    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void a_large_answer_is_compressed_for_those_who_ask() throws Exception {
    String[] pieces = new String[200_000];
    java.util.Arrays.setAll(pieces, i -> "{\"i\":" + i + "},");
    String whole = String.join("", pieces);
    api.answer = _ -> StubApi.json(200, pieces);
    HttpResponse<byte[]> zipped =
        client().send(to("/api/v1/pods").header("Accept-Encoding", "br, gzip").build(), BodyHandlers.ofByteArray());
    assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes()).isEqualTo(whole.getBytes());

    HttpResponse<String> plain = client().send(to("/api/v1/pods").header("Accept-Encoding", "gzip;q=0").build(), BodyHandlers.ofString());
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(plain.body()).isEqualTo(whole);
  }

  @Test
  void a_small_answer_is_not_compressed() throws Exception {
    HttpResponse<String> response = client().send(to("/version").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofString());
    assertThat(response.headers().firstValue("content-encoding")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_body_of_three_mebibytes_is_taken_and_not_one_byte_more(HttpClient.Version version) throws Exception {
    HttpClient client = client(version, null);
    assertThat(client.send(to("/x").POST(BodyPublishers.ofByteArray(new byte[RequestBody.LIMIT])).build(), BodyHandlers.ofString())
        .statusCode()).isEqualTo(200);
    assertThat(((Body.Encoded) api.requests.remove().body()).pieces().getFirst().length()).isEqualTo(RequestBody.LIMIT);

    byte[] large = new byte[RequestBody.LIMIT + 1];
    HttpResponse<String> announced =
        client.send(to("/x").POST(BodyPublishers.ofByteArray(large)).build(), BodyHandlers.ofString());
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(announced.body()).isEqualTo(TOO_LARGE);

    HttpResponse<String> chunked = client.send(
        to("/x").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).build(), BodyHandlers.ofString());
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body()).isEqualTo(TOO_LARGE);
    assertThat(api.requests).isEmpty();
  }

  @Test
  void expect_continue_is_answered_before_the_body_comes() throws Exception {
    try (Raw raw = new Raw()) {
      raw.send("POST /x HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 100 Continue");
      raw.send("{}");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void who_expects_to_send_too_much_is_not_let_to() throws Exception {
    try (Raw raw = new Raw()) {
      raw.send("POST /x HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 99999999999\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }
  }

  @Test
  void a_body_without_end_is_cut_off() throws Exception {
    try (Raw raw = new Raw()) {
      raw.send("POST /x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      assertThatThrownBy(() -> {
        for (int i = 0; i < 10_000; i++) {
          raw.send(chunk);
        }
      }).isInstanceOf(java.io.IOException.class);
    }
    assertThat(get("/version").statusCode()).isEqualTo(200);
  }

  @Test
  void long_headers_and_long_lines_are_taken() throws Exception {
    String query = "labelSelector=" + "x".repeat(32_000);
    HttpResponse<String> response = client().send(
        to("/api/v1/pods?" + query).header("Authorization", "Bearer " + "t".repeat(60_000)).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    HttpResponse<String> second = client(HttpClient.Version.HTTP_2, null).send(
        to("/api/v1/pods?" + query).header("Authorization", "Bearer " + "t".repeat(60_000)).build(), BodyHandlers.ofString());
    assertThat(second.statusCode()).isEqualTo(200);
  }

  @Test
  void a_malformed_escape_in_the_path_is_a_bad_request() throws Exception {
    try (Raw raw = new Raw()) {
      raw.send("GET /api/%zz HTTP/1.1\r\nhost: x\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
    assertThat(api.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\u0000 HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nbad header\r\n\r\n",
    "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n", "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nxxxxxxxxxxxxxxxxxxxxxxxx"
  })
  void malformed_http_harms_nobody_else(String text) throws Exception {
    try (Raw raw = new Raw()) {
      raw.send(text);
      raw.socket.shutdownOutput();
      String status = raw.head();
      assertThat(status == null || status.matches("HTTP/\\d\\.\\d (4|5)\\d\\d .*")).as("%s", status).isTrue();
    }
    assertThat(get("/version").statusCode()).isEqualTo(200);
  }

  @Test
  void trees_stay_in_the_process() throws Exception {
    HttpResponse<String> sent = client().send(
        to("/x").header("Content-Type", Body.TREE).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
    assertThat(sent.statusCode()).isEqualTo(415);
    HttpResponse<String> wanted = client().send(to("/x").header("Accept", Body.TREE + ";q=1").build(), BodyHandlers.ofString());
    assertThat(wanted.statusCode()).isEqualTo(406);
    assertThat(api.requests).isEmpty();
  }

  @Test
  void a_failing_api_server_is_an_internal_error() throws Exception {
    api.answer = _ -> {
      throw new IllegalStateException("bug");
    };
    HttpResponse<String> response = get("/version");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("\"reason\":\"InternalError\"");
  }

  @Test
  void an_answer_that_cannot_be_written_is_an_internal_error() throws Exception {
    api.answer = _ -> new ApiResponse.Whole(200, Map.of(), new Body.Tree(Value.of(1)));
    assertThat(get("/version").statusCode()).isEqualTo(500);
  }

  @Test
  void a_taken_port_is_told() {
    // Of its own Vert.x, because servers of one Vert.x may share a port.
    Vertx other = Vertx.vertx();
    CompletionStage<Integer> second = new VertxFrontDoor(other, api, TestTls.server(), "localhost", port).start();
    assertThatThrownBy(() -> second.toCompletableFuture().get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    other.close();
  }

  @Test
  void an_authority_that_is_no_certificate_is_refused() {
    TlsMaterial tls = new TlsMaterial(TestTls.read("server.crt"), TestTls.read("server.key"), "nonsense");
    assertThatThrownBy(() -> new VertxFrontDoor(vertx(), api, tls, "localhost", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(tls.toString()).doesNotContain("PRIVATE");
  }
}
