package io.hexareme.core.apiserver.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** An API server as a client sees it: raw bytes and headers in, raw bytes and headers out. */
final class Wire {
  static final String MAPS = "/api/v1/namespaces/default/configmaps";
  static final String JSON = "application/json";
  static final String MERGE = "application/merge-patch+json";

  final ApiServerFixture api = new ApiServerFixture();
  private final JsonCodec json = new JsonCodec();

  /** An answer. {@code body} is empty for what is no JSON object. */
  record Reply(int code, Map<String, String> headers, String text, Obj body) {
    String message() {
      return body.text("message");
    }

    String reason() {
      return body.text("reason");
    }

    Value at(String path) {
      return body.at(path.split("\\."));
    }

    String string(String path) {
      return at(path).asString("");
    }
  }

  /** A request in the making. */
  final class Request {
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("user-agent", "test/1"));
    private Body body = new Body.None();
    private Credential credential = ApiServerFixture.ADMIN;

    private Request(String method, String path) {
      this.method = method;
      this.path = path;
    }

    Request header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /** The exact text. */
    Request body(String type, String text) {
      return body(type, Bytes.utf8(text));
    }

    Request body(String type, Bytes bytes) {
      body = Body.Encoded.of(bytes);
      return type.isEmpty() ? this : header("content-type", type);
    }

    Request as(Credential who) {
      credential = who;
      return this;
    }

    CompletionStage<ApiResponse> begin() {
      int query = path.indexOf('?');
      return api.server.handle(new ApiRequest(method, query < 0 ? path : path.substring(0, query),
          query < 0 ? Map.of() : parameters(path.substring(query + 1)), headers, body, credential, ""));
    }

    Reply send() {
      return reply(api.loop.await(begin()));
    }

    /** Sends, and checks all that holds of every refusal: its words, nothing stored, nothing of the inside shown. */
    Reply refused(int code, String reason, String message) {
      Reply reply = refused();
      assertThat(reply.message()).isEqualTo(message);
      assertThat(reply.reason()).isEqualTo(reason);
      assertThat(reply.code()).isEqualTo(code);
      return reply;
    }

    Reply refused() {
      long before = revision();
      Reply reply = send();
      assertThat(reply.code()).as(reply.text()).isBetween(400, 499);
      assertThat(reply.body().text("kind")).isEqualTo("Status");
      assertThat(reply.body().text("apiVersion")).isEqualTo("v1");
      assertThat(reply.body().at("metadata")).isInstanceOf(Obj.class);
      assertThat(reply.body().text("status")).isEqualTo("Failure");
      assertThat(reply.body().at("code")).isEqualTo(Value.of(reply.code()));
      assertThat(reply.text()).doesNotContain("java.", "Exception", "\\tat ", "io.hexareme");
      assertThat(revision()).as("the store's revision").isEqualTo(before);
      return reply;
    }
  }

  Request request(String method, String path) {
    return new Request(method, path);
  }

  /** JSON whose strings may stand in single quotes. */
  Request post(String path, String body) {
    return request("POST", path).body(JSON, strict(body));
  }

  Request put(String path, String body) {
    return request("PUT", path).body(JSON, strict(body));
  }

  Request patch(String path, String type, String body) {
    return request("PATCH", path).body(type, strict(body));
  }

  Request get(String path) {
    return request("GET", path);
  }

  Request delete(String path) {
    return request("DELETE", path);
  }

  Request delete(String path, String options) {
    return request("DELETE", path).body(JSON, strict(options));
  }

  /** A stored ConfigMap with one entry {@code k: v}. */
  Reply map(String name) {
    return made(post(MAPS, "{'metadata':{'name':'" + name + "'},'data':{'k':'v'}}"));
  }

  Reply made(Request request) {
    Reply reply = request.send();
    assertThat(reply.code()).as(reply.text()).isBetween(200, 299);
    return reply;
  }

  Bytes strict(String text) {
    return json.encode(TestJson.json(text));
  }

  long revision() {
    return api.loop.await(api.store.revision());
  }

  /** Opens a watch. */
  Events watch(String path) {
    return read(api.loop.await(request("GET", path).begin()));
  }

  /** Reads on what has been opened. */
  Events read(ApiResponse response) {
    assertThat(response).as(() -> response + "").isInstanceOf(ApiResponse.Streaming.class);
    Events events = new Events((ApiResponse.Streaming) response);
    events.head.frames().start(events);
    api.loop.runAll();
    return events;
  }

  void advance(Duration time) {
    api.loop.advance(time);
  }

  /** What came out of a watch. */
  final class Events implements ApiResponse.Sink {
    final ApiResponse.Streaming head;
    final List<Obj> all = new ArrayList<>();
    boolean ended;
    boolean full;

    private Events(ApiResponse.Streaming head) {
      this.head = head;
    }

    @Override
    public boolean frame(Body frame) {
      assertThat(ended).as("a frame after the end").isFalse();
      if (full) {
        return false;
      }
      String text = text(frame);
      assertThat(text).endsWith("}\n");
      assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
      all.add(tree(text));
      return true;
    }

    @Override
    public void end() {
      assertThat(ended).as("a second end").isFalse();
      ended = true;
    }

    /** {@code TYPE name@revision} of each event, the name left out where there is none. */
    List<String> seen() {
      api.loop.runAll();
      return all.stream().map(event -> {
        Value object = event.at("object");
        String name = object.text("metadata", "name");
        return event.text("type") + " " + (name.isEmpty() ? "" : name + "@") + object.text("metadata", "resourceVersion");
      }).toList();
    }

    /** The events' types and names. */
    List<String> names() {
      return seen().stream().map(line -> line.indexOf('@') < 0 ? line.substring(0, line.indexOf(' ')) : line.substring(0, line.indexOf('@'))).toList();
    }

    Obj last() {
      api.loop.runAll();
      return all.getLast();
    }
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(parts.length > 1 ? decoded(parts[1]) : "");
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Reply reply(ApiResponse response) {
    return switch (response) {
      case ApiResponse.Whole(int code, Map<String, String> headers, Body body) -> {
        String text = text(body);
        boolean isJson = headers.getOrDefault("content-type", "").startsWith(JSON);
        yield new Reply(code, headers, text, isJson ? tree(text) : Obj.EMPTY);
      }
      case ApiResponse.Streaming streaming -> new Reply(streaming.code(), streaming.headers(), "", Obj.EMPTY);
      case ApiResponse.Conversing conversing -> new Reply(conversing.code(), conversing.headers(), "", Obj.EMPTY);
    };
  }

  private static String text(Body body) {
    return switch (body) {
      case Body.None none -> "";
      case Body.Encoded encoded -> encoded.joined().utf8();
      case Body.Tree tree -> throw new AssertionError("a tree for one who asked for none");
    };
  }

  private Obj tree(String text) {
    try {
      return json.decode(Bytes.utf8(text)).value().asObj();
    } catch (MalformedBody malformed) {
      throw new AssertionError(text, malformed);
    }
  }
}
