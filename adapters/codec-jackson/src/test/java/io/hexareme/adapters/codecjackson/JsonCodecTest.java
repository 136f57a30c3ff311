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

class JsonCodecTest {
  private final JsonCodec codec = new JsonCodec();

  private Decoded decode(String text) throws MalformedBody {
    return codec.decode(Bytes.utf8(text));
  }

  private String encode(Value value) {
    return codec.encode(value).utf8();
  }

  @Test
  void a_tree_survives_the_way_out_and_back() throws MalformedBody {
    for (int seed = 0; seed < 3000; seed++) {
      Value tree = new RandomTree(seed).next(0);
      Decoded back = codec.decode(codec.encode(tree));
      assertThat(back.value()).as("seed %d", seed).isEqualTo(tree);
      assertThat(back.duplicates()).isEmpty();
    }
  }

  @Test
  void what_documents_have_in_common_is_in_memory_once() throws MalformedBody {
    String owned = "\"fieldsV1\":{\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"web\\\"}\":{\".\":{},\"f:image\":{}}}}}";
    Value one = decode("{\"phase\":\"Running\"," + owned + "}").value();
    Value other = decode("{\"phase\":\"Running\",\"more\":1," + owned + "}").value();
    assertThat(one.at("phase")).isSameAs(other.at("phase"));
    assertThat(one.at("fieldsV1")).isSameAs(other.at("fieldsV1"));
    assertThat(decode("{\"f:spec\":{\"f:containers\":{},\"f:more\":{}}}").value().at("f:spec")).isNotEqualTo(one.at("fieldsV1", "f:spec"));
    assertThat(decode("{\"phase\":\"" + "x".repeat(100) + "\"}").value().text("phase")).hasSize(100);
  }

  @Test
  void fields_keep_their_order() throws MalformedBody {
    String text = "{\"b\":[1,{\"z\":null,\"a\":true}],\"a\":{},\"c\":[],\"d\":-12,\"e\":false}";
    assertThat(encode(decode(text).value())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808",
    "9223372036854775808, 9223372036854776000.0", "1.0, 1.0", "1e3, 1000.0", "1E21, 1.0e21", "0.000001, 0.000001", "1e-7, 1.0e-7",
    "123456789.5, 123456789.5", "-0.0, -0.0", "0.1, 0.1", "7, 7", "-7, -7"
  })
  void numbers_are_whole_or_decimal(String in, String out) throws MalformedBody {
    assertThat(encode(decode(in).value())).isEqualTo(out);
    assertThat(decode(out).value()).isEqualTo(decode(in).value());
  }

  @Test
  void markup_and_control_characters_are_escaped_as_kubernetes_does() {
    assertThat(encode(Value.of("<a>&\u2028\u2029\b\f\n\r\t\"\\/\u0001\u007fé漢😀")))
        .isEqualTo("\"\\u003ca\\u003e\\u0026\\u2028\\u2029\\b\\f\\n\\r\\t\\\"\\\\/\\u0001\u007fé漢😀\"");
  }

  @Test
  void half_a_surrogate_pair_becomes_the_replacement_character() {
    assertThat(encode(Value.of("a\ud83d!"))).isEqualTo("\"a\\ufffd!\"");
  }

  @Test
  void a_number_that_is_not_finite_has_no_json() {
    assertThatThrownBy(() -> encode(new Value.Dec(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repeated_fields_are_named_by_path_and_the_last_wins() throws MalformedBody {
    Decoded decoded = decode("""
        {"kind":"Pod","metadata":{"name":"a","labels":{},"name":"b"},"kind":"Pod",
         "spec":{"containers":[{"image":"x"},{"image":"y","image":{"z":1},"image":"w"}]}}""");
    assertThat(decoded.duplicates()).containsExactly("metadata.name", "kind", "spec.containers[1].image");
    assertThat(decoded.value().text("metadata", "name")).isEqualTo("b");
    assertThat(decoded.value().at("spec").list("containers").get(1).text("image")).isEqualTo("w");
  }

  @Test
  void a_flood_of_repeated_fields_is_reported_up_to_a_limit() throws MalformedBody {
    StringBuilder text = new StringBuilder("{\"x\":0");
    for (int i = 0; i < 100_000; i++) {
      text.append(",\"a").append(i % 5000).append("\":1");
    }
    assertThat(decode(text + "}").duplicates()).hasSize(Limits.DUPLICATES);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                 | unexpected end of JSON input
      `  `               | unexpected end of JSON input
      {"a":1             | unexpected end of JSON input
      "abc               | unexpected end of JSON input
      tru                | unexpected end of JSON input
      x                  | invalid character 'x' looking for beginning of value
      {"a":}             | invalid character '}' looking for beginning of value
      [1,]               | invalid character ']' looking for beginning of value
      {a:1}              | invalid character 'a' looking for beginning of object key string
      {"a":1,}           | invalid character '}' looking for beginning of object key string
      {"a" 1}            | invalid character '1' after object key
      {"a":1 "b":2}      | invalid character '"' after object key:value pair
      [1 2]              | invalid character '2' after array element
      {} x               | invalid character 'x' after top-level value
      {} {}              | invalid character '{' after top-level value
      {}}                | invalid character '}' after top-level value
      trux               | invalid character 'x' in literal true (expecting 'e')
      "a\\qb"            | invalid character 'q' in string escape code
      "\\u12g4"          | invalid character 'g' in \\u hexadecimal character escape
      -x                 | invalid character 'x' in numeric literal
      1.x                | invalid character 'x' after decimal point in numeric literal
      1ex                | invalid character 'x' in exponent of numeric literal
      01                 | invalid character '1' after top-level value
      'a'                | invalid character '\\'' looking for beginning of value
      1e999              | number 1e999 out of range
      """)
  void what_is_not_json_is_refused_in_the_words_of_go(String text, String message) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(MalformedBody.class).hasMessage(message);
  }

  @Test
  void a_raw_line_end_in_a_string_is_refused() {
    assertThatThrownBy(() -> decode("\"a\nb\"")).hasMessage("invalid character '\\n' in string literal");
  }

  @Test
  void octets_that_are_not_utf_8_are_refused() {
    assertThatThrownBy(() -> codec.decode(new Bytes(new byte[] {'"', (byte) 0xff, '"'}))).isInstanceOf(MalformedBody.class);
  }

  @Test
  void nesting_is_limited() throws MalformedBody {
    assertThat(decode("[".repeat(400) + "]".repeat(400)).value()).isInstanceOf(Value.Arr.class);
    assertThatThrownBy(() -> decode("{\"a\":".repeat(401) + "1" + "}".repeat(401))).hasMessage("exceeded max depth");
    assertThatThrownBy(() -> decode("[".repeat(1_000_000))).hasMessage("exceeded max depth");
  }

  @Test
  void long_texts_grow_the_buffer() throws MalformedBody {
    Value tree = Value.obj("a", "x".repeat(5000), "b", "é".repeat(3000), "c", "<".repeat(2000));
    assertThat(decode(encode(tree)).value()).isEqualTo(tree);
  }
}
