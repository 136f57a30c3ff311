package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.JSON;
import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecprotobuf.ProtobufEncoder;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.core.apiserver.serving.Wire.Request;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small bodies that ask for much work or memory, through the whole pipeline: each is answered, refused where the name says so, and what
 * was allocated for it stays within a bound that has to do with its size.
 */
class BombsTest {
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
  private static final String QUOTAS = "/api/v1/namespaces/default/resourcequotas";
  private static final SchemaTable SCHEMAS = new KubernetesSchemas().load();
  private static final ProtobufEncoder ENCODER = new ProtobufEncoder(SCHEMAS, new JsonCodec());
  private static final int MANY = 100_000;
  /** For a body of up to three mebibytes; a blow-up is a thousand times that. */
  private static final long MOST_BYTES = 1L << 30;

  /** @param refused whether it is of no use to anybody */
  record Bomb(String name, boolean refused, Function<Wire, Request> request) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Bomb refused(String name, Function<Wire, Request> request) {
    return new Bomb(name, true, request);
  }

  private static Bomb answered(String name, Function<Wire, Request> request) {
    return new Bomb(name, false, request);
  }

  private static Function<Wire, Request> post(String path, String type, String body) {
    return wire -> wire.request("POST", path + "?dryRun=All").body(type, body);
  }

  private static Function<Wire, Request> patch(String type, String body) {
    return wire -> wire.request("PATCH", MAPS + "/x1?dryRun=All&fieldManager=m").body(type, body);
  }

  private static String nested(String open, String close, int depth) {
    return open.repeat(depth) + close.repeat(depth);
  }

  private static String object(String fields) {
    return "{\"metadata\":{\"name\":\"a\"}," + fields + "}";
  }

  private static String laughs() {
    StringBuilder yaml = new StringBuilder("metadata: {name: a}\na0: &a0 [lol]\n");
    for (int level = 1; level < 40; level++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
    }
    return yaml.append("data: *a39\n").toString();
  }

  static Stream<Bomb> bombs() {
    return Stream.of(
        refused("arrays in arrays in JSON", post(MAPS, JSON, nested("[", "]", MANY))),
        refused("objects in objects in JSON", post(MAPS, JSON, "{\"data\":".repeat(MANY) + "1" + "}".repeat(MANY))),
        refused("arrays in arrays in YAML", post(MAPS, "application/yaml", nested("[", "]", MANY))),
        refused("indentation in YAML", post(MAPS, "application/yaml", "- ".repeat(MANY) + "a")),
        refused("a billion laughs", post(MAPS, "application/yaml", laughs())),
        refused("an alias of itself", post(MAPS, "application/yaml", "data: &a {b: *a}")),
        refused("merge keys of merge keys", post(MAPS, "application/yaml", "a: &a {b: c}\nd: &d {<<: [*a, *a, *a]}\ndata: {<<: [*d, *d, *nobody]}")),
        refused("a number of a million digits", post(MAPS, JSON, object("\"data\":{\"a\":" + "9".repeat(1_000_000) + "}"))),
        answered("a YAML number of a million digits", post(MAPS, "application/yaml", "metadata: {name: a}\ndata: {a: " + "9".repeat(1_000_000) + "}")),
        refused("a YAML fraction of a million digits", post(MAPS, "application/yaml", "metadata: {name: a}\ndata: {a: 0." + "9".repeat(1_000_000) + "}")),
        refused("a number with a giant exponent", post(DEPLOYMENTS, JSON, object("\"spec\":{\"replicas\":1e999999999}"))),
        refused("a quantity with a giant exponent", post(QUOTAS, JSON, object("\"spec\":{\"hard\":{\"cpu\":\"1e999999999\"}}"))),
        refused("a quantity that is next to nothing", post(QUOTAS, JSON, object("\"spec\":{\"hard\":{\"cpu\":\"1e-999999999x\"}}"))),
        refused("a quantity of a million digits", post(QUOTAS, JSON, object("\"spec\":{\"hard\":{\"cpu\":\"" + "1".repeat(1_000_000) + "z\"}}"))),
        refused("a quantity of nothing but digits", post(QUOTAS, JSON, object("\"spec\":{\"hard\":{\"cpu\":\"" + "1".repeat(1_000_000) + "\"}}"))),
        refused("a label key of a million letters", post(MAPS, JSON, "{\"metadata\":{\"name\":\"a\",\"labels\":{\"" + "k".repeat(1_000_000) + "\":\"v\"}}}")),
        refused("a data key of a million letters", post(MAPS, JSON, object("\"data\":{\"" + "k".repeat(1_000_000) + "\":\"v\"}"))),
        refused("a name of a million letters", post(MAPS, JSON, "{\"metadata\":{\"name\":\"" + "a-".repeat(500_000) + "\"}}")),
        refused("a million unknown fields", post(MAPS + "", JSON, object("\"data\":{\"a\":1}," + many(MANY, i -> "\"u" + i + "\":0")))),
        refused("unknown fields under Strict", wire -> wire.request("POST", MAPS + "?dryRun=All&fieldValidation=Strict")
            .body(JSON, object(many(MANY, i -> "\"u" + i + "\":0")))),
        answered("one field a hundred thousand times", post(MAPS, JSON, object(many(MANY, i -> "\"data\":{\"a\":\"b\"}")))),
        refused("protobuf messages in one another", wire -> wire.request("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
            .body(PROTOBUF, deepProtobuf())),
        answered("a repeated field in protobuf", wire -> wire.request("POST", MAPS + "?dryRun=All").body(PROTOBUF, repeatedProtobuf())),
        refused("protobuf that promises more than there is", wire -> wire.request("POST", MAPS).body(PROTOBUF,
            new Bytes(new byte[] {'k', '8', 's', 0, 0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f}))),
        refused("copies of copies", patch(JSON_PATCH, "[" + "{\"op\":\"add\",\"path\":\"/metadata/annotations\",\"value\":{\"a\":\"bbbbbbbbbbbbbbbb\"}}"
            + many(60, i -> "").replace(",", ",{\"op\":\"copy\",\"from\":\"/metadata\",\"path\":\"/metadata/annotations/b\"}") + "]")),
        refused("more operations than anybody needs", patch(JSON_PATCH, "[" + many(10_001, i -> "{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"v\"}") + "]")),
        refused("a pointer of a hundred thousand steps", patch(JSON_PATCH, "[{\"op\":\"add\",\"path\":\"" + "/a".repeat(MANY) + "\",\"value\":1}]")),
        refused("a deep merge patch", patch(MERGE, "{\"data\":".repeat(MANY) + "1" + "}".repeat(MANY))),
        refused("a deep strategic patch", patch(STRATEGIC, "{\"metadata\":".repeat(MANY) + "1" + "}".repeat(MANY))),
        refused("a long element order", patch(STRATEGIC, "{\"metadata\":{\"$setElementOrder/ownerReferences\":["
            + many(50_000, i -> "{\"uid\":\"u" + i + "\"}") + "],\"ownerReferences\":[" + many(20_000, i -> "{\"uid\":\"u" + i + "\",\"kind\":1}") + "]}}")),
        refused("a long list to delete from", patch(STRATEGIC, "{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":["
            + many(MANY, i -> "\"f" + i + "\"") + "],\"finalizers\":[" + many(MANY, i -> "\"f" + i + "\"") + "]}}")),
        refused("a deep apply", patch(APPLY, nested("{a: ", "}", MANY))),
        refused("an apply with laughs", patch(APPLY, laughs())),
        refused("an apply of a set of a hundred thousand", patch(APPLY, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"finalizers\":["
            + many(MANY, i -> "\"f" + i + "\"") + "]}}")),
        refused("deep managed fields", patch(MERGE, "{\"metadata\":{\"managedFields\":[{\"manager\":\"m\",\"operation\":\"Update\",\"apiVersion\":\"v1\","
            + "\"fieldsType\":\"FieldsV1\",\"fieldsV1\":" + "{\"f:a\":".repeat(MANY) + "{}" + "}".repeat(MANY) + "}]}}")),
        answered("wide managed fields", patch(MERGE, "{\"metadata\":{\"managedFields\":[{\"manager\":\"m\",\"operation\":\"Update\",\"apiVersion\":\"v1\","
            + "\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{" + many(20_000, i -> "\"k:{\\\"a\\\":" + i + "}\":{}") + "}}]}}")),
        answered("a selector with ten thousand values", wire -> wire.get(MAPS + "?labelSelector=a%20in%20(" + many(10_000, i -> "v" + i) + ")")),
        refused("a selector of brackets", wire -> wire.get(MAPS + "?labelSelector=" + "(".repeat(MANY))),
        refused("a field selector of backslashes", wire -> wire.get(MAPS + "?fieldSelector=" + "%5C".repeat(MANY))),
        refused("a continue token of a million letters", wire -> wire.get(MAPS + "?limit=1&continue=" + "A".repeat(1_000_000))),
        refused("a deep continue token", wire -> wire.get(MAPS + "?limit=1&continue=" + Base64.getUrlEncoder().withoutPadding()
            .encodeToString(nested("[", "]", MANY).getBytes(StandardCharsets.UTF_8)))),
        refused("a revision of a million digits", wire -> wire.get(MAPS + "?resourceVersion=" + "9".repeat(1_000_000))),
        answered("a revision of many zeros", wire -> wire.get(MAPS + "?resourceVersion=" + "0".repeat(1_000_000) + "1")),
        refused("a limit of a million digits", wire -> wire.get(MAPS + "?limit=" + "9".repeat(1_000_000))),
        refused("a field manager of a million letters", wire -> wire.patch(MAPS + "/x1?fieldManager=" + "m".repeat(1_000_000), MERGE, "{}")),
        answered("an Accept header of a hundred thousand forms", wire -> wire.get(MAPS).header("accept", "a/b;q=0.5,".repeat(MANY) + "*/*")));
  }

  private static String many(int count, Function<Integer, String> one) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(i == 0 ? "" : ",").append(one.apply(i));
    }
    return all.toString();
  }

  /** A schema that is not what is not what is not a schema. */
  private static Bytes deepProtobuf() {
    Value schema = Value.obj("type", "string");
    for (int i = 0; i < 400; i++) {
      schema = Value.obj("not", schema);
    }
    return ENCODER.encode(Value.obj("kind", "CustomResourceDefinition", "apiVersion", "apiextensions.k8s.io/v1", "metadata", Value.obj("name", "a.b"),
        "spec", Value.obj("versions", List.of(Value.obj("name", "v1", "schema", Value.obj("openAPIV3Schema", schema))))));
  }

  private static void length(ByteArrayOutputStream out, int length) {
    int rest = length;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /** The metadata of an object a hundred thousand times: the last one counts. */
  private static Bytes repeatedProtobuf() {
    Bytes good = ENCODER.encode(Value.obj("kind", "ConfigMap", "apiVersion", "v1", "metadata", Value.obj("name", "a")));
    byte[] metadata = {0x0a, 3, 0x0a, 1, 'a'};
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    for (int i = 0; i < MANY; i++) {
      raw.writeBytes(metadata);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(good.array(), 0, 4 + 17);
    whole.write(0x12);
    length(whole, raw.size());
    whole.writeBytes(raw.toByteArray());
    return new Bytes(whole.toByteArray());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void nothing_blows_up(Bomb bomb) {
    Wire wire = new Wire();
    wire.map("x1");
    Request request = bomb.request().apply(wire);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Reply reply = request.send();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(reply.code()).as(() -> start(reply.text())).isBetween(bomb.refused() ? 400 : 200, bomb.refused() ? 499 : 299);
    assertThat(allocated).isLessThan(MOST_BYTES);
    assertThat(start(reply.text())).doesNotContain("Exception", "java.");
    assertThat(wire.get(MAPS + "/x1").send().code()).isEqualTo(200);
  }

  private static String start(String text) {
    return text.substring(0, Math.min(2_000, text.length()));
  }
}
