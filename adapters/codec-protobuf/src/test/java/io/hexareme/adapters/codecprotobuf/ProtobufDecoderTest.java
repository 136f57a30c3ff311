package io.hexareme.adapters.codecprotobuf;

import static io.hexareme.ports.value.Value.obj;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProtobufDecoderTest {
  /** Stands in for JSON: knows that the text came through. */
  private static final BodyDecoder JSON = new BodyDecoder() {
    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public Decoded decode(Bytes body) throws MalformedBody {
      if (!body.utf8().startsWith("{")) {
        throw new MalformedBody("no JSON");
      }
      return new Decoded(obj("json", body.utf8()), List.of());
    }
  };

  private static final ProtobufDecoder DECODER = new ProtobufDecoder(SampleTable.table(), JSON);

  private static Value decode(String apiVersion, String kind, Proto message) throws MalformedBody {
    return DECODER.decode(Proto.body(apiVersion, kind, message)).value();
  }

  private static Proto meta(String name) {
    return new Proto().text(1, name).text(2, "").text(3, "ns").message(8, new Proto());
  }

  @Test
  void a_deployment_as_client_go_writes_it() throws MalformedBody {
    Proto container = new Proto().text(1, "app").text(2, "nginx").text(3, "sh").text(3, "-c")
        .entry(8, "cpu", new Proto().text(1, "500m")).number(16, 0)
        .message(10, new Proto().message(1, new Proto().message(3, new Proto().message(1, new Proto().number(1, 0).number(2, 80).text(3, "")).text(2, "")))
            .number(4, 5));
    Proto volume = new Proto().text(1, "tmp").message(2, new Proto().message(2, new Proto().text(1, "")));
    Proto spec = new Proto().number(1, 0).message(2, new Proto().entry(1, "app", "web")).message(3, container).number(5, 0).message(6, volume);

    assertThat(decode("apps/v1", "Deployment", new Proto().message(1, meta("web")).message(2, spec).message(3, new Proto()))).isEqualTo(obj(
        "kind", "Deployment", "apiVersion", "apps/v1", "metadata", obj("name", "web", "namespace", "ns"),
        "spec", obj("replicas", 0, "selector", obj("matchLabels", obj("app", "web")),
            "containers", List.of(obj("name", "app", "image", "nginx", "command", List.of("sh", "-c"), "limits", obj("cpu", "500m"),
                "probe", obj("tcpSocket", obj("port", 80), "periodSeconds", 5))),
            "volumes", List.of(obj("name", "tmp", "emptyDir", obj())))));
  }

  @Test
  void options_may_come_under_any_group() throws MalformedBody {
    Proto options = new Proto().number(1, 30).text(4, "Background").text(5, "All");
    for (String apiVersion : List.of("v1", "apps/v1", "meta.k8s.io/v1", "other.example.com/v3")) {
      assertThat(decode(apiVersion, "DeleteOptions", options)).isEqualTo(obj("kind", "DeleteOptions", "apiVersion", apiVersion,
          "gracePeriodSeconds", 30, "propagationPolicy", "Background", "dryRun", List.of("All")));
    }
  }

  static Stream<Arguments> cases() {
    Proto name = new Proto().text(1, "a");
    return Stream.of(
        Arguments.of("a namespace", "v1", "Namespace", new Proto().message(1, name).message(2, new Proto()), obj("metadata", obj("name", "a"))),
        Arguments.of("bytes are base64", "v1", "Secret", new Proto().message(2, new Proto().text(1, "k").part(2, new byte[] {0, (byte) 255})).text(3, "Opaque"),
            obj("data", obj("k", "AP8="), "type", "Opaque")),
        Arguments.of("a false that is a value", "v1", "Secret", new Proto().number(5, 0), obj("immutable", false)),
        Arguments.of("an entry without value", "v1", "ConfigMap", new Proto().message(2, new Proto().text(1, "k")), obj("data", obj("k", ""))),
        Arguments.of("the later entry wins", "v1", "ConfigMap", new Proto().entry(2, "k", "1").entry(2, "k", "2"), obj("data", obj("k", "2"))),
        Arguments.of("lists in maps", "authorization.k8s.io/v1", "SelfSubjectAccessReview",
            new Proto().message(2, new Proto().text(1, "get").entry(5, "scopes", new Proto().text(1, "a").text(1, "b")).entry(5, "none", new Proto())),
            obj("spec", obj("verb", "get", "extra", obj("scopes", List.of("a", "b"), "none", List.of())))),
        Arguments.of("micro times", "coordination.k8s.io/v1", "Lease", new Proto().message(4, new Proto().number(1, 1_700_000_000).number(2, 12_345_678)),
            obj("renewTime", "2023-11-14T22:13:20.012345Z")),
        Arguments.of("times", "v1", "Namespace", new Proto().message(1, new Proto().message(8, new Proto().number(1, -1).number(2, 5))),
            obj("metadata", obj("creationTimestamp", "1969-12-31T23:59:59Z"))),
        Arguments.of("the zero time is null", "v1", "Namespace", new Proto().message(1, new Proto().text(1, "a").message(8, new Proto())),
            obj("metadata", obj("name", "a"))),
        Arguments.of("field sets", "v1", "Namespace", new Proto().message(1, new Proto().message(17, new Proto().message(7, new Proto().text(1, "{x}")))),
            obj("metadata", obj("managedFields", List.of(obj("fieldsV1", obj("json", "{x}")))))),
        Arguments.of("raw JSON", "apps/v1", "ControllerRevision", new Proto().message(2, new Proto().text(1, "{y}")).number(3, 7),
            obj("data", obj("json", "{y}"), "revision", 7)),
        Arguments.of("an object inside an object", "apps/v1", "ControllerRevision",
            new Proto().message(2, new Proto().part(1, Proto.body("v1", "Secret", new Proto().text(3, "t")).array())),
            obj("data", obj("kind", "Secret", "apiVersion", "v1", "type", "t"))),
        Arguments.of("numbers", "apps/v1", "Deployment", new Proto().message(2, new Proto().number(1, -1).fixed(8, 0.5).message(9, new Proto().number(1, 90_000_000_000L))),
            obj("spec", obj("replicas", -1, "weight", 0.5, "pause", "1m30s"))),
        Arguments.of("packed and unpacked lists", "apps/v1", "Deployment", new Proto().message(2, new Proto().number(7, 1).part(7, new byte[] {2, 3})),
            obj("spec", obj("modes", List.of(1, 2, 3)))),
        Arguments.of("names as ports", "apps/v1", "Deployment", probe(new Proto().number(1, 1).text(3, "http")), probed("http")),
        Arguments.of("unknown fields are skipped", "v1", "Secret", new Proto().number(90, 1).fixed(91, 1).text(92, "x").fixed32(93).text(3, "t"), obj("type", "t")),
        Arguments.of("schema choices", "apiextensions.k8s.io/v1", "CustomResourceDefinition", new Proto().message(2, new Proto()
            .message(26, new Proto().message(1, new Proto().text(5, "string")))
            .message(32, new Proto().number(1, 1))
            .entry(31, "p", new Proto().message(32, new Proto().number(1, 1).message(2, new Proto().text(5, "integer")))
                .message(26, new Proto().message(2, new Proto().text(5, "a")).message(2, new Proto().text(5, "b"))).message(8, new Proto().text(1, "{d}")))
            .entry(34, "d", new Proto().text(2, "x").text(2, "y"))),
            obj("schema", obj("items", obj("type", "string"), "additionalProperties", true, "dependencies", obj("d", List.of("x", "y")),
                "properties", obj("p", obj("additionalProperties", obj("type", "integer"), "items", List.of(obj("type", "a"), obj("type", "b")),
                    "default", obj("json", "{d}")))))));
  }

  private static Proto probe(Proto port) {
    return new Proto().message(2, new Proto().message(3, new Proto().message(10, new Proto().message(1, new Proto().message(3, new Proto().message(1, port))))));
  }

  private static Value.Obj probed(String port) {
    return obj("spec", obj("containers", List.of(obj("probe", obj("tcpSocket", obj("port", port))))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void special_forms_come_out_as_in_json(String what, String apiVersion, String kind, Proto message, Value.Obj expected) throws MalformedBody {
    Value.Obj whole = expected.with("kind", kind).with("apiVersion", apiVersion);
    assertThat(decode(apiVersion, kind, message)).isEqualTo(whole);
  }

  static Stream<Arguments> malformed() {
    Proto secret = new Proto().text(3, "t");
    return Stream.of(
        Arguments.of("not protobuf", Bytes.utf8("{}"), "does not appear to be a protobuf message"),
        Arguments.of("nothing", Bytes.EMPTY, "does not appear to be a protobuf message"),
        Arguments.of("no kind", Proto.body("v1", "", secret), "Object 'Kind' is missing"),
        Arguments.of("unknown kind", Proto.body("v1", "Nothing", secret), "no kind \"Nothing\" is registered for version \"v1\""),
        Arguments.of("a type that is no kind", Proto.body("v1", "Condition", secret), "no kind \"Condition\""),
        Arguments.of("a length beyond the end", Proto.body("v1", "Secret", new Proto().raw(0x1a, 0x7f, 'x')), "a length of 127 bytes where 1 are left"),
        Arguments.of("a huge length", Proto.body("v1", "Secret", new Proto().raw(0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1)), "a length of"),
        Arguments.of("an endless number", Proto.body("v1", "Secret", new Proto().raw(0x28, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1)), "more than 64 bits"),
        Arguments.of("a cut number", Proto.body("v1", "Secret", new Proto().raw(0x28, 0xff)), "unexpected end"),
        Arguments.of("a group", Proto.body("v1", "Secret", new Proto().raw(0x3b)), "illegal wire type 3"),
        Arguments.of("tag zero", Proto.body("v1", "Secret", new Proto().raw(0)), "illegal tag"),
        Arguments.of("another wire type", Proto.body("v1", "Secret", new Proto().number(3, 1)), "wrong wire type 0 for field 3"),
        Arguments.of("another encoding", Proto.enveloped(new Proto().message(1, new Proto().text(1, "v1").text(2, "Secret")).text(3, "gzip").bytes()), "gzip"),
        Arguments.of("no time", Proto.body("coordination.k8s.io/v1", "Lease", new Proto().message(4, new Proto().number(1, Long.MAX_VALUE))), "a time that"),
        Arguments.of("no number", Proto.body("apps/v1", "Deployment", new Proto().message(2, new Proto().fixed(8, Double.NaN))), "a number that JSON cannot write"),
        Arguments.of("no JSON inside", Proto.body("apps/v1", "ControllerRevision", new Proto().message(2, new Proto().text(1, "no"))), "no JSON"),
        Arguments.of("too deep", Proto.body("apiextensions.k8s.io/v1", "CustomResourceDefinition", new Proto().message(2, deep(300))), "inside one another"));
  }

  private static Proto deep(int levels) {
    Proto schema = new Proto().text(5, "object");
    for (int i = 0; i < levels; i++) {
      schema = new Proto().entry(31, "p", schema);
    }
    return schema;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void hostile_bodies_are_refused(String what, Bytes body, String message) {
    assertThatThrownBy(() -> DECODER.decode(body)).isInstanceOf(MalformedBody.class).hasMessageContaining(message);
  }

  /** Whatever the bytes: an answer or a refusal, nothing else. */
  @Test
  void damaged_bodies_never_break_the_decoder() {
    Random random = new Random(11);
    List<Arguments> sound = cases().toList();
    for (int round = 0; round < 20_000; round++) {
      Object[] one = sound.get(random.nextInt(sound.size())).get();
      byte[] bytes = Proto.body((String) one[1], (String) one[2], (Proto) one[3]).array();
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
      try {
        assertThat(DECODER.decode(new Bytes(bytes)).value()).isInstanceOf(Value.Obj.class);
      } catch (MalformedBody refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s", "1, 1ns", "1500, 1.5µs", "20000000, 20ms", "1500000000, 1.5s", "60000000000, 1m0s", "3600000000000, 1h0m0s", "5430000000000, 1h30m30s",
    "-90000000000, -1m30s", "-9223372036854775808, -2562047h47m16.854775808s"
  })
  void durations_are_written_as_go_does(long nanos, String text) {
    assertThat(GoDuration.text(nanos)).isEqualTo(text);
  }
}
