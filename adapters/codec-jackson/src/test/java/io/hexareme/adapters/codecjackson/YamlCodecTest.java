package io.hexareme.adapters.codecjackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.codec.BodyDecoder.Decoded;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlCodecTest {
  private final YamlCodec codec = new YamlCodec();
  private final JsonCodec json = new JsonCodec();

  private Decoded decode(String text) throws MalformedBody {
    return codec.decode(Bytes.utf8(text));
  }

  private String asJson(String yaml) throws MalformedBody {
    return json.encode(decode(yaml).value()).utf8();
  }

  @Test
  void a_tree_survives_the_way_out_and_back() throws MalformedBody {
    for (int seed = 0; seed < 3000; seed++) {
      Value tree = new RandomTree(seed).next(0);
      Bytes text = codec.encode(tree);
      assertThat(codec.decode(text).value()).as("seed %d: %s", seed, text).isEqualTo(tree);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      yes          | true
      on           | true
      y            | true
      N            | false
      Off          | false
      truE         | "truE"
      ~            | null
      0644         | 420
      0o644        | 420
      0x1F         | 31
      -0b101       | -5
      0899         | 899.0
      1_000        | 1000
      +5           | 5
      1e3          | 1000.0
      .5           | 0.5
      -            | [null]
      1.2.3        | "1.2.3"
      1:30         | "1:30"
      2001-12-14   | "2001-12-14"
      'yes'        | "yes"
      "0644"       | "0644"
      !!str 12     | "12"
      !!float 12   | 12.0
      !!binary aGk= | "hi"
      !custom 12   | 12
      99999999999999999999 | 100000000000000000000.0
      """)
  void scalars_are_read_as_yaml_1_1(String yaml, String expected) throws MalformedBody {
    assertThat(asJson(yaml)).isEqualTo(expected);
  }

  @Test
  void keys_become_strings() throws MalformedBody {
    assertThat(asJson("1: a\nyes: b\n1.5: c\n\"2\": d\n")).isEqualTo("{\"1\":\"a\",\"true\":\"b\",\"1.5\":\"c\",\"2\":\"d\"}");
  }

  @Test
  void anchors_and_merge_keys_are_expanded() throws MalformedBody {
    assertThat(asJson("""
        base: &b {image: x, tag: 1}
        list:
        - <<: *b
          tag: 2
        - *b
        - <<: [{tag: 3}, *b]
        """)).isEqualTo("{\"base\":{\"image\":\"x\",\"tag\":1},\"list\":[{\"tag\":2,\"image\":\"x\"},"
            + "{\"image\":\"x\",\"tag\":1},{\"tag\":3,\"image\":\"x\"}]}");
  }

  @Test
  void a_bomb_of_aliases_is_refused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [").append((alias + ",").repeat(9)).append(alias).append("]\n");
    }
    assertThatThrownBy(() -> decode(bomb.toString())).hasMessage("yaml: document contains excessive aliasing");
  }

  @Test
  void repeated_fields_are_named_by_path_and_the_last_wins() throws MalformedBody {
    Decoded decoded = decode("metadata:\n  name: a\n  name: b\nspec:\n  containers:\n  - image: x\n    image: y\n");
    assertThat(decoded.duplicates()).containsExactly("metadata.name", "spec.containers[0].image");
    assertThat(decoded.value().text("metadata", "name")).isEqualTo("b");
  }

  @Test
  void one_document_is_enough() throws MalformedBody {
    assertThat(asJson("---\na: 1\n---\n")).isEqualTo("{\"a\":1}");
    assertThat(asJson("")).isEqualTo("null");
    assertThat(asJson("%YAML 1.1\n---\na: 1\n...\n")).isEqualTo("{\"a\":1}");
    assertThatThrownBy(() -> decode("a: 1\n---\nb: 2\n")).hasMessage("yaml: more than one document in the body");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
      *nope        | yaml: unknown anchor 'nope' referenced
      .inf         | yaml: unsupported value: .inf
      !!int x      | yaml: cannot decode !!str `x` as a !!int
      """)
  void what_has_no_meaning_is_refused(String yaml, String message) {
    assertThatThrownBy(() -> decode(yaml)).isInstanceOf(MalformedBody.class).hasMessage(message);
  }

  @Test
  void what_is_not_yaml_is_refused_with_its_line() {
    assertThatThrownBy(() -> decode("a: 1\nb: [1,\n")).isInstanceOf(MalformedBody.class).hasMessageStartingWith("yaml: line 3: ");
    assertThatThrownBy(() -> decode("a: \"x\n")).isInstanceOf(MalformedBody.class);
    assertThatThrownBy(() -> decode("{[a]: 1}")).isInstanceOf(MalformedBody.class);
    assertThatThrownBy(() -> codec.decode(new Bytes(new byte[] {(byte) 0xff}))).isInstanceOf(MalformedBody.class);
    assertThatThrownBy(() -> decode("[".repeat(5000))).isInstanceOf(MalformedBody.class);
  }

  @Test
  void blocks_are_written_as_kubectl_shows_them() {
    Value pod = Value.obj("kind", "Pod", "metadata", Value.obj("labels", Value.Obj.EMPTY, "name", "x"), "spec",
        Value.obj("containers", java.util.List.of(Value.obj("image", "nginx", "args", java.util.List.of("a", "yes", "0644")))),
        "data", Value.obj("f", "one\ntwo\n"), "count", 3);
    assertThat(codec.encode(pod).utf8()).isEqualTo("""
        kind: Pod
        metadata:
          labels: {}
          name: x
        spec:
          containers:
          - image: nginx
            args:
            - a
            - "yes"
            - "0644"
        data:
          f: |
            one
            two
        count: 3""");
  }
}
