package io.hexareme.adapters.codecprotobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A full object of every kind that is served, and a list of each: written, read back, and read by the published Java classes. */
class CorpusTest {
  private static final SchemaTable TABLE = new KubernetesSchemas().load();
  private static final JsonCodec JSON = new JsonCodec();
  private static final ProtobufEncoder ENCODER = new ProtobufEncoder(TABLE, JSON);
  private static final ProtobufDecoder DECODER = new ProtobufDecoder(TABLE, JSON);
  /** APIService, whose message is not among the published classes. */
  private static final String UNPUBLISHED = "apiregistration.k8s.io/";

  record Kind(String apiVersion, String kind, String type) {
    @Override
    public String toString() {
      return apiVersion + " " + kind;
    }
  }

  static Stream<Kind> kinds() {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (ResourceSchema resource : TABLE.resources()) {
      kinds.add(new Kind(resource.apiVersion(), resource.kind(), resource.type()));
      if (resource.verbs().contains("list")) {
        kinds.add(new Kind(resource.apiVersion(), resource.kind() + "List", resource.type() + "List"));
      }
    }
    kinds.add(new Kind("autoscaling/v1", "Scale", "io.k8s.api.autoscaling.v1.Scale"));
    kinds.add(new Kind("policy/v1", "Eviction", "io.k8s.api.policy.v1.Eviction"));
    kinds.add(new Kind("authentication.k8s.io/v1", "TokenRequest", "io.k8s.api.authentication.v1.TokenRequest"));
    kinds.add(new Kind("v1", "Status", KindIndex.META + "Status"));
    kinds.add(new Kind("meta.k8s.io/v1", "PartialObjectMetadata", KindIndex.META + "PartialObjectMetadata"));
    kinds.add(new Kind("meta.k8s.io/v1", "PartialObjectMetadataList", KindIndex.META + "PartialObjectMetadataList"));
    return kinds.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void what_is_written_reads_back_the_same(Kind kind) throws MalformedBody {
    for (int seed = 0; seed < 4; seed++) {
      Obj object = new RandomObject(TABLE, new Random(seed), 4 + seed).of(kind.apiVersion(), kind.kind(), kind.type());
      assertThat(DECODER.decode(ENCODER.encode(object)).value()).isEqualTo(object);
    }
  }

  static Stream<Kind> publishedKinds() {
    return kinds().filter(kind -> !kind.apiVersion().startsWith(UNPUBLISHED));
  }

  /** Written in the order of the numbers, so that another writer of the same message makes the same bytes of it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("publishedKinds")
  void the_published_classes_read_the_same_into_the_same_fields(Kind kind) throws Exception {
    Obj object = new RandomObject(TABLE, new Random(99), 6).of(kind.apiVersion(), kind.kind(), kind.type());
    Bytes written = ENCODER.encode(object);
    byte[] raw = Fields.of(new WireReader(written.array(), 4, written.length())).bytes(2);
    DynamicMessage message = DynamicMessage.parseFrom(PublishedMessages.of(kind.type()), raw);
    List<String> strings = new ArrayList<>();
    check(message, kind.kind(), strings);
    assertThat(strings).isNotEmpty();
    assertThat(message.toByteArray()).isEqualTo(raw);
  }

  /** Nothing unknown, and every string that begins with a field's name stands in the field of that name. */
  private static void check(Message message, String where, List<String> strings) {
    assertThat(message.getUnknownFields().asMap()).as(where).isEmpty();
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      String name = field.getKey().getName();
      List<?> values = field.getValue() instanceof List<?> several ? several : List.of(field.getValue());
      for (Object value : values) {
        if (value instanceof Message inner) {
          check(inner, where + "." + name, strings);
        } else if (value instanceof String text && text.contains("-é")) {
          strings.add(text);
          assertThat(plain(text.substring(0, text.indexOf("-é")))).as(where).isIn(homes(name, where));
        }
      }
    }
  }

  /** The field itself; entries of maps, and lists in them, are messages of their own below it. */
  private static List<String> homes(String name, String where) {
    String[] path = where.split("\\.");
    List<String> homes = new ArrayList<>(List.of(plain(name)));
    if (List.of("key", "value", "items", "property").contains(name)) {
      homes.add(plain(path[path.length - 1]));
    }
    if (path[path.length - 1].equals("value") || path[path.length - 1].matches("dependencies")) {
      homes.add(plain(path[path.length - 2]));
    }
    return homes;
  }

  private static String plain(String name) {
    return name.replace("$", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  @Test
  void every_kind_that_is_served_can_be_written() {
    for (ResourceSchema resource : TABLE.resources()) {
      assertThat(ENCODER.writes(resource.apiVersion(), resource.kind())).as(resource.apiVersion() + " " + resource.kind()).isTrue();
    }
    assertThat(ENCODER.writes("meta.k8s.io/v1", "Table")).isFalse();
    assertThat(ENCODER.writes("v1", "APIResourceList")).isFalse();
    assertThat(ENCODER.writes("example.com/v1", "Widget")).isFalse();
    assertThat(ENCODER.writes("", "")).isFalse();
  }

  /** {@code WatchEvent{type:1, object:2{raw:1}}} behind four bytes of length, the highest first. */
  @Test
  void a_watch_event_is_framed_by_its_length() throws MalformedBody {
    Bytes object = ENCODER.encode(Value.obj("kind", "ConfigMap", "apiVersion", "v1", "metadata", Value.obj("name", "a")));
    byte[] frame = ENCODER.event("ADDED", object).array();
    assertThat(frame[0] << 24 | frame[1] << 16 | (frame[2] & 0xff) << 8 | frame[3] & 0xff).isEqualTo(frame.length - 4);
    Fields event = Fields.of(new WireReader(frame, 4, frame.length));
    assertThat(event.text(1)).isEqualTo("ADDED");
    byte[] raw = event.bytes(2);
    assertThat(Fields.of(new WireReader(raw, 0, raw.length)).bytes(1)).isEqualTo(object.array());
  }

  /** As a Go client writes it, but for the zeros of absent fields. */
  @Test
  void a_small_object_has_exactly_these_bytes() {
    Bytes bytes = ENCODER.encode(Value.obj("kind", "ConfigMap", "apiVersion", "v1",
        "metadata", Value.obj("name", "a", "creationTimestamp", "1970-01-01T00:00:05Z"), "data", Value.obj("z", "1", "b", "2")));
    assertThat(bytes.array()).isEqualTo(new byte[] {
        'k', '8', 's', 0,
        0x0a, 15, 0x0a, 2, 'v', '1', 0x12, 9, 'C', 'o', 'n', 'f', 'i', 'g', 'M', 'a', 'p',
        0x12, 27,
        0x0a, 9, 0x0a, 1, 'a', 0x42, 4, 0x08, 5, 0x10, 0,
        0x12, 6, 0x0a, 1, 'b', 0x12, 1, '2',
        0x12, 6, 0x0a, 1, 'z', 0x12, 1, '1',
        0x1a, 0, 0x22, 0});
  }
}
