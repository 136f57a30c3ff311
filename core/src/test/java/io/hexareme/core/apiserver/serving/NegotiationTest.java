package io.hexareme.core.apiserver.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecprotobuf.ProtobufDecoder;
import io.hexareme.adapters.codecprotobuf.ProtobufEncoder;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.core.apiserver.serving.Wire.Request;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form an answer has, byte for byte where it matters. */
class NegotiationTest {
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final String TABLE = ";as=Table;v=v1;g=meta.k8s.io";
  private static final String PARTIAL = ";as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
  private static final SchemaTable SCHEMAS = new KubernetesSchemas().load();
  private static final ProtobufDecoder DECODER = new ProtobufDecoder(SCHEMAS, new JsonCodec());
  private static final ProtobufEncoder ENCODER = new ProtobufEncoder(SCHEMAS, new JsonCodec());

  private final Wire wire = new Wire();

  @BeforeEach
  void two_objects() {
    wire.map("a");
    wire.map("b");
  }

  /** In a header of the test {@code |} stands for a comma. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = """
      '',                                                                    application/json
      */*,                                                                   application/json
      application/*,                                                         application/json
      APPLICATION/JSON,                                                      application/json
      application/json| */*;q=0.8,                                           application/json
      application/json; charset=utf-8,                                       application/json
      application/cbor|application/yaml,                                     application/yaml
      application/cbor|application/json;q=0.9|*/*;q=0.1,                     application/json
      application/vnd.kubernetes.protobuf|application/json,                  application/vnd.kubernetes.protobuf
      application/json;q=0.2|application/yaml;q=0.7,                         application/yaml
      */*|application/yaml,                                                  application/yaml
      application/yaml;q=0|*/*,                                              application/json
      text/html|application/xhtml+xml|application/xml;q=0.9|*/*;q=0.8,       application/json
      application/json;as=Table;v=v9;g=meta.k8s.io|application/yaml,         application/yaml
      application/json;as=Nothing;v=v1;g=meta.k8s.io|application/yaml,       application/yaml
      application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io|application/yaml, application/yaml
      application/json;stream=watch,                                         application/json
      application/json;sv=v2|application/yaml,                               application/yaml
      """)
  void the_best_wanted_form_that_there_is(String accept, String contentType) {
    Reply reply = wire.get(Wire.MAPS + "/a").header("accept", accept.replace('|', ',')).send();
    assertThat(reply.code()).isEqualTo(200);
    assertThat(reply.headers().get("content-type")).isEqualTo(contentType);
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml", "text/plain", "application/cbor", "application/json;q=0", "application/json;as=Table;v=v2;g=meta.k8s.io",
    "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io", "application/json;stream=tail", "nothing"
  })
  void what_there_is_not_is_refused_with_what_there_is(String accept) {
    Reply reply = wire.get(Wire.MAPS).header("accept", accept).refused(406, "NotAcceptable",
        "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
    assertThat(reply.headers().get("content-type")).isEqualTo("application/json");
  }

  @Test
  void a_review_is_no_table() {
    String review = "{'spec':{'resourceAttributes':{'verb':'get','resource':'pods'}}}";
    wire.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review).header("accept", "application/json" + TABLE).refused(406,
        "NotAcceptable", "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
    assertThat(protobuf(wire.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review).header("accept", PROTOBUF), 201)
        .at("status", "allowed")).isEqualTo(Value.of(true));
  }

  @Test
  void documents_about_the_server_are_json_or_yaml() {
    assertThat(wire.get("/api/v1").header("accept", PROTOBUF + ",application/json").send().headers().get("content-type")).isEqualTo("application/json");
    assertThat(wire.get("/api/v1").header("accept", PROTOBUF).send().code()).isEqualTo(406);
    assertThat(wire.get("/version").header("accept", "application/yaml").send().text()).contains("gitVersion: ");
  }

  @Test
  void an_object_in_protobuf_is_the_same_object() {
    Obj json = wire.get(Wire.MAPS + "/a").send().body();
    ApiResponse.Whole answer = whole(wire.get(Wire.MAPS + "/a").header("accept", PROTOBUF));
    assertThat(answer.headers().get("content-type")).isEqualTo(PROTOBUF);
    assertThat(bytes(answer)).isEqualTo(ENCODER.encode(json));
    assertThat(decoded(bytes(answer))).isEqualTo(json);
  }

  @Test
  void writes_answer_in_protobuf_too() {
    Obj created = protobuf(wire.post(Wire.MAPS, "{'metadata':{'name':'c'},'data':{'x':'y'}}").header("accept", PROTOBUF), 201);
    assertThat(created.text("data", "x")).isEqualTo("y");
    Obj patched = protobuf(wire.patch(Wire.MAPS + "/c", Wire.MERGE, "{'data':{'x':'z'}}").header("accept", PROTOBUF), 200);
    assertThat(patched.text("data", "x")).isEqualTo("z");
    Obj deleted = protobuf(wire.delete(Wire.MAPS + "/c").header("accept", PROTOBUF), 200);
    assertThat(deleted.text("kind")).isEqualTo("Status");
    assertThat(deleted.text("details", "name")).isEqualTo("c");
  }

  @Test
  void a_list_in_protobuf_is_the_same_list() {
    Obj json = wire.get(Wire.MAPS).send().body();
    assertThat(json.list("items")).hasSizeGreaterThan(1);
    assertThat(protobuf(wire.get(Wire.MAPS).header("accept", PROTOBUF), 200)).isEqualTo(json);
  }

  @Test
  void an_error_is_a_status_in_protobuf() {
    Obj status = protobuf(wire.get(Wire.MAPS + "/nope").header("accept", PROTOBUF + ", */*"), 404);
    assertThat(status).isEqualTo(wire.get(Wire.MAPS + "/nope").send().body());
  }

  @Test
  void a_scale_can_be_a_table() {
    wire.made(wire.post("/apis/apps/v1/namespaces/default/deployments", "{'metadata':{'name':'d'},'spec':{'replicas':2,'selector':"
        + "{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}"));
    Reply table = wire.get("/apis/apps/v1/namespaces/default/deployments/d/scale")
        .header("accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json").send();
    assertThat(table.string("kind")).isEqualTo("Table");
    assertThat(table.at("columnDefinitions").items().stream().map(column -> column.text("name") + ":" + column.text("type")))
        .containsExactly("Name:string", "Desired:integer", "Available:integer", "Age:string");
    assertThat(table.at("rows").items().getFirst().list("cells").subList(0, 3)).containsExactly(Value.of("d"), Value.of(2), Value.of(0));
  }

  @Test
  void a_bookmark_for_a_watcher_of_tables_is_an_empty_one() {
    ApiResponse begun = wire.api.loop.await(wire.get(
        "/api/v1/namespaces/default/configmaps?watch=1&allowWatchBookmarks=true&resourceVersion=0&timeoutSeconds=1")
        .header("accept", "application/json;as=Table;v=v1;g=meta.k8s.io").begin());
    Wire.Events events = wire.read(begun);
    wire.advance(Duration.ofSeconds(2));
    assertThat(events.last().at("object")).isEqualTo(Value.obj("kind", "Table", "apiVersion", "meta.k8s.io/v1",
        "metadata", Value.obj("resourceVersion", events.last().at("object").text("metadata", "resourceVersion")),
        "columnDefinitions", Value.Null.NULL, "rows", Value.Arr.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({"application/json", "application/vnd.kubernetes.protobuf"})
  void metadata_alone(String encoding) {
    Obj one = read(wire.get(Wire.MAPS + "/a").header("accept", encoding + PARTIAL));
    assertThat(one.text("kind")).isEqualTo("PartialObjectMetadata");
    assertThat(one.text("apiVersion")).isEqualTo("meta.k8s.io/v1");
    assertThat(one.at("metadata")).isEqualTo(wire.get(Wire.MAPS + "/a").send().at("metadata"));
    assertThat(one.has("data")).isFalse();
    Obj list = read(wire.get(Wire.MAPS).header("accept", encoding + ";as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"));
    assertThat(list.text("kind")).isEqualTo("PartialObjectMetadataList");
    assertThat(list.list("items")).hasSameSizeAs(wire.get(Wire.MAPS).send().body().list("items"));
    assertThat(list.list("items").getFirst().text("metadata", "name")).isEqualTo("a");
  }

  @Test
  void a_watch_in_protobuf_is_frames_with_their_length_before_them() throws MalformedBody {
    Frames frames = watch("?watch=true&resourceVersion=" + wire.revision() + "&allowWatchBookmarks=true", PROTOBUF + ";stream=watch," + PROTOBUF);
    assertThat(frames.head.headers().get("content-type")).isEqualTo(PROTOBUF + ";stream=watch");
    wire.map("c");
    Obj stored = wire.get(Wire.MAPS + "/c").send().body();
    wire.api.loop.runAll();
    assertThat(frames.all).containsExactly(ENCODER.event("ADDED", ENCODER.encode(stored)));
    wire.advance(java.time.Duration.ofMinutes(2));
    assertThat(frames.all.getLast()).isEqualTo(ENCODER.event("BOOKMARK", ENCODER.encode(Value.obj("kind", "ConfigMap", "apiVersion", "v1",
        "metadata", Value.obj("resourceVersion", "" + wire.revision())))));
  }

  @Test
  void watchers_of_one_form_share_a_frame_and_those_of_another_do_not() {
    String now = "?watch=true&resourceVersion=" + wire.revision();
    Frames one = watch(now, PROTOBUF);
    Frames two = watch(now, PROTOBUF);
    Frames json = watch(now, "application/json");
    Frames metadata = watch(now, PROTOBUF + PARTIAL);
    wire.map("c");
    wire.api.loop.runAll();
    assertThat(one.all.getFirst()).isSameAs(two.all.getFirst());
    assertThat(json.all.getFirst().utf8()).startsWith("{\"type\":\"ADDED\",\"object\":{\"kind\":\"ConfigMap\"").endsWith("}\n");
    assertThat(metadata.all.getFirst().length()).isLessThan(one.all.getFirst().length() + 60);
    assertThat(metadata.all.getFirst().utf8()).contains("PartialObjectMetadata");
  }

  @Test
  void a_watch_cannot_be_yaml() {
    Reply reply = wire.get(Wire.MAPS + "?watch=1").header("accept", "application/yaml").send();
    assertThat(reply.code()).isEqualTo(406);
    assertThat(reply.text()).startsWith("kind: Status\n").contains("message: 'only the following media types are accepted: "
        + "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch'\n");
  }

  @ParameterizedTest
  @CsvSource({"?pretty=true, test/1", "?pretty=1, test/1", "'', curl/8.5.0", "'', Wget/1.2", "'', Mozilla/5.0 (X11)"})
  void people_get_indented_json(String query, String agent) {
    String text = wire.get("/api/v1/namespaces/default/configmaps/a" + query).header("user-agent", agent).send().text();
    assertThat(text).startsWith("{\n  \"kind\": \"ConfigMap\",\n  \"apiVersion\": \"v1\",\n  \"metadata\": {\n    \"resourceVersion\": \"")
        .endsWith("  \"data\": {\n    \"k\": \"v\"\n  }\n}");
    assertThat(text.replaceAll("\\n *", "").replace("\": ", "\":")).isEqualTo(wire.get(Wire.MAPS + "/a").send().text());
  }

  @ParameterizedTest
  @CsvSource({"?pretty=false, curl/8", "?pretty=nonsense, curl/8", "'', kubectl/v1"})
  void programs_get_it_compact(String query, String agent) {
    assertThat(wire.get(Wire.MAPS + "/a" + query).header("user-agent", agent).send().text()).startsWith("{\"kind\":\"ConfigMap\",");
  }

  @Test
  void an_empty_list_and_strange_strings_stay_as_they_are_when_indented() {
    wire.made(wire.post(Wire.MAPS, "{'metadata':{'name':'odd','finalizers':[]},'data':{'a':'{[,:\\\"\\\\\\\\'}}"));
    Reply pretty = wire.get(Wire.MAPS + "/odd?pretty=1").send();
    assertThat(pretty.body()).isEqualTo(wire.get(Wire.MAPS + "/odd").send().body());
    assertThat(wire.get("/api/v1/namespaces/default/secrets?pretty=true").send().text()).endsWith("  \"items\": []\n}");
  }

  @Test
  void protobuf_bodies_come_in_by_every_verb() {
    Obj map = Value.obj("kind", "ConfigMap", "apiVersion", "v1", "metadata", Value.obj("name", "p"), "data", Value.obj("k", "1"));
    assertThat(wire.request("POST", Wire.MAPS).body(PROTOBUF, ENCODER.encode(map)).send().code()).isEqualTo(201);
    assertThat(wire.request("PUT", Wire.MAPS + "/p").body(PROTOBUF, ENCODER.encode(map.with("data", Value.obj("k", "2")))).send().string("data.k"))
        .isEqualTo("2");
    Reply patched = wire.request("PATCH", Wire.MAPS + "/p").body(PROTOBUF, ENCODER.encode(map)).refused();
    assertThat(patched.code()).isEqualTo(415);
  }

  // ---- reading ----

  private final class Frames implements ApiResponse.Sink {
    private final ApiResponse.Streaming head;
    private final List<Bytes> all = new ArrayList<>();

    private Frames(ApiResponse.Streaming head) {
      this.head = head;
    }

    @Override
    public boolean frame(Body frame) {
      return all.add(((Body.Encoded) frame).pieces().getFirst());
    }

    @Override
    public void end() { }
  }

  private Frames watch(String query, String accept) {
    ApiResponse response = wire.api.loop.await(wire.get(Wire.MAPS + query).header("accept", accept).begin());
    Frames frames = new Frames((ApiResponse.Streaming) response);
    frames.head.frames().start(frames);
    wire.api.loop.runAll();
    return frames;
  }

  private ApiResponse.Whole whole(Request request) {
    return (ApiResponse.Whole) wire.api.loop.await(request.begin());
  }

  private static Bytes bytes(ApiResponse.Whole answer) {
    return ((Body.Encoded) answer.body()).joined();
  }

  private Obj protobuf(Request request, int code) {
    ApiResponse.Whole answer = whole(request);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.headers().get("content-type")).isEqualTo(PROTOBUF);
    return decoded(bytes(answer));
  }

  private Obj read(Request request) {
    ApiResponse.Whole answer = whole(request);
    assertThat(answer.code()).isEqualTo(200);
    return decoded(bytes(answer));
  }

  private static Obj decoded(Bytes bytes) {
    try {
      boolean protobuf = bytes.array()[0] == 'k';
      return (protobuf ? DECODER.decode(bytes) : new JsonCodec().decode(bytes)).value().asObj();
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }
}
