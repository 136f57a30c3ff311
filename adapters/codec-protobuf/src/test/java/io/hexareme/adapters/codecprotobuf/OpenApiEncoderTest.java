package io.hexareme.adapters.codecprotobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By the numbers of gnostic's published message definitions. */
class OpenApiEncoderTest {
  private static final OpenApiEncoder ENCODER = new OpenApiEncoder(new JsonCodec());

  /** Follows the last field of each number down the path and reads it as text. */
  private static String text(Value document, int... path) {
    byte[] bytes = ENCODER.encode(document).array();
    try {
      for (int number : path) {
        bytes = Fields.of(new WireReader(bytes, 0, bytes.length)).bytes(number);
      }
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Value schema(Object... fields) {
    return Value.obj("definitions", Value.obj("T", Value.obj(fields)));
  }

  @Test
  void the_head_of_a_document() {
    Value document = Value.obj("swagger", "2.0", "info", Value.obj("title", "", "version", ""), "paths", Value.Obj.EMPTY);
    assertThat(ENCODER.encode(document).array()).isEqualTo(
        new byte[] {0x0a, 3, '2', '.', '0', 0x12, 4, 0x0a, 0, 0x12, 0, 0x42, 0});
  }

  @Test
  void definitions_are_named_schemas() {
    assertThat(text(schema("type", "object"), 9, 1, 1)).isEqualTo("T");
    assertThat(text(schema("type", "object"), 9, 1, 2, 22, 1)).isEqualTo("object");
    assertThat(text(schema("$ref", "#/definitions/U"), 9, 1, 2, 1)).isEqualTo("#/definitions/U");
    assertThat(text(schema("items", Value.obj("type", "string")), 9, 1, 2, 23, 1, 22, 1)).isEqualTo("string");
    assertThat(text(schema("additionalProperties", Value.obj("type", "string")), 9, 1, 2, 21, 1, 22, 1)).isEqualTo("string");
    assertThat(text(schema("properties", Value.obj("p", Value.obj("format", "int32"))), 9, 1, 2, 25, 1, 2, 2)).isEqualTo("int32");
    assertThat(text(schema("required", List.of("a")), 9, 1, 2, 19)).isEqualTo("a");
    assertThat(text(schema("default", Value.obj("a", 1)), 9, 1, 2, 5, 2)).isEqualTo("{\"a\":1}");
    assertThat(text(schema("enum", List.of("x")), 9, 1, 2, 20, 2)).isEqualTo("\"x\"");
  }

  @Test
  void extensions_are_named_values_in_json() {
    Value extended = schema("x-kubernetes-patch-merge-key", "name");
    assertThat(text(extended, 9, 1, 2, 31, 1)).isEqualTo("x-kubernetes-patch-merge-key");
    assertThat(text(extended, 9, 1, 2, 31, 2, 2)).isEqualTo("\"name\"");
  }

  @Test
  void operations_have_parameters_of_three_places_and_answers() {
    Value query = path(Value.obj("parameters", List.of(Value.obj("name", "dryRun", "in", "query", "type", "string"))));
    assertThat(text(query, 8, 2, 1)).isEqualTo("/p");
    assertThat(text(query, 8, 2, 2, 8, 8, 1, 2, 3, 4)).isEqualTo("dryRun");
    assertThat(text(query, 8, 2, 2, 8, 8, 1, 2, 3, 6)).isEqualTo("string");
    Value path = path(Value.obj("parameters", List.of(Value.obj("name", "name", "in", "path", "type", "string"))));
    assertThat(text(path, 8, 2, 2, 8, 8, 1, 2, 4, 4)).isEqualTo("name");
    Value body = path(Value.obj("parameters", List.of(Value.obj("name", "body", "in", "body", "schema", Value.obj("$ref", "r")))));
    assertThat(text(body, 8, 2, 2, 8, 8, 1, 1, 5, 1)).isEqualTo("r");
    Value answer = path(Value.obj("operationId", "op", "responses", Value.obj("200", Value.obj("schema", Value.obj("$ref", "r")))));
    assertThat(text(answer, 8, 2, 2, 8, 5)).isEqualTo("op");
    assertThat(text(answer, 8, 2, 2, 8, 9, 1, 1)).isEqualTo("200");
    assertThat(text(answer, 8, 2, 2, 8, 9, 1, 2, 1, 2, 1, 1)).isEqualTo("r");
  }

  private static Value path(Value patch) {
    return Value.obj("paths", Value.obj("/p", Value.obj("patch", patch)));
  }

  @Test
  void security_is_a_header() {
    Value document = Value.obj("securityDefinitions", Value.obj("B", Value.obj("type", "apiKey")), "security", List.of(Value.obj("B", List.of())));
    assertThat(text(document, 13, 1, 2, 2, 1)).isEqualTo("apiKey");
    assertThat(text(document, 12, 1, 1)).isEqualTo("B");
  }
}
