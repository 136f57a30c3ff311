package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.JSON;
import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Bytes;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Appendix G of the wire notes: bodies that are not of their encoding, of another kind, of wrong types, with unknown fields. */
class MalformedBodiesTest {
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final String UNRECOGNIZED = "the object provided is unrecognized (must be of type ConfigMap): ";
  private static final String STRICT = "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: ";
  private final Wire wire = new Wire();

  @AfterEach
  void the_server_lives_on() {
    wire.map("alive");
    assertThat(wire.api.trace.since(0).stream().filter(recorded -> recorded.event().action().equals("panic"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("malformedJson")
  void malformed_json(String body, String why) {
    wire.request("POST", MAPS).body(JSON, body).refused(400, "BadRequest",
        UNRECOGNIZED + "couldn't get version/kind; json parse error: " + why);
  }

  static Stream<Arguments> malformedJson() {
    String type = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
    return Stream.of(
        Arguments.of("{\"kind\"", "unexpected end of JSON input ({\"kind\")"),
        Arguments.of("{\"a\":tru}", "invalid character '}' in literal true (expecting 'e') ({\"a\":tru})"),
        Arguments.of("nonsense", "invalid character 'o' in literal null (expecting 'u') (6e6f6e73656e7365)"),
        Arguments.of("{\"a\":1}{}", "invalid character '{' after top-level value ({\"a\":1}{})"),
        Arguments.of("[]", "json: cannot unmarshal array into Go value of type " + type + " (5b5d)"),
        Arguments.of("{\"kind\":5}", "json: cannot unmarshal number into Go struct field .kind of type string ({\"kind\":5})"),
        Arguments.of("{\"apiVersion\":{}}",
            "json: cannot unmarshal object into Go struct field .apiVersion of type string ({\"apiVersion\":{}})"));
  }

  @Test
  void an_empty_body() {
    wire.request("POST", MAPS).header("content-type", JSON).refused(400, "BadRequest",
        UNRECOGNIZED + "couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)");
    wire.request("POST", MAPS).body(JSON, "").refused(400, "BadRequest",
        UNRECOGNIZED + "couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)");
  }

  @Test
  void json_that_nests_without_end() {
    wire.request("POST", MAPS).body(JSON, "{\"metadata\":" + "[".repeat(1_000_000)).refused();
    wire.request("POST", MAPS).body(JSON, "{\"metadata\":" + "{\"a\":".repeat(300_000)).refused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: b: c", "- \n a", "{", "a: &x [*y]", "\t- a", "metadata: [", "%YAML 9.9\n---\na", "\"\\x\"", "a: *a",
    "a: 1\n---\nb: 2", "- 1", "text", "? [a]: b"})
  void malformed_yaml(String body) {
    var reply = wire.request("POST", MAPS).body("application/yaml", body).refused();
    assertThat(reply.code()).isEqualTo(400);
    assertThat(reply.message()).startsWith(UNRECOGNIZED);
  }

  @Test
  void a_yaml_bomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; i++) {
      String above = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, above))));
    }
    assertThat(wire.request("POST", MAPS).body("application/yaml", bomb.toString()).refused().message())
        .contains("excessive aliasing");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "6b", "6b387300", "6b3873010a00", "7b7d",
    "6b3873000a0f0a02763112",                       // cut inside the envelope
    "6b3873000a0f0a02763112094d6170436f6e666967ff", // a kind nobody knows
    "6b3873000a0f0a02763112094f6f6e6669674d617012ffffffffff0f", // a length beyond all
    "6b387300ffffffffffffffffffff",                 // a tag of more than 64 bits
  })
  void malformed_protobuf(String hex) {
    var reply = wire.request("POST", MAPS).body(PROTOBUF, new Bytes(HexFormat.of().parseHex(hex))).refused();
    assertThat(reply.code()).isEqualTo(400);
    assertThat(reply.message()).startsWith(UNRECOGNIZED);
  }

  @Test
  void protobuf_of_another_kind() {
    Bytes secret = new Bytes(HexFormat.of().parseHex("6b3873000a0c0a0276311206536563726574" + "1200"));
    wire.request("POST", MAPS).body(PROTOBUF, secret).refused(400, "BadRequest",
        "Secret in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'kind':'Secret'}| Secret in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): "
        + "unknown conversion",
    "{'kind':'Deployment','apiVersion':'apps/v1'}| Deployment in version \"v1\" cannot be handled as a ConfigMap: converting "
        + "(v1.Deployment) to (core.ConfigMap): unknown conversion",
    "{'kind':'List','items':[]}| List in version \"v1\" cannot be handled as a ConfigMap: converting (v1.List) to (core.ConfigMap): "
        + "unknown conversion",
    "{'kind':'ConfigMapList','items':[]}| ConfigMapList in version \"v1\" cannot be handled as a ConfigMap: converting "
        + "(v1.ConfigMapList) to (core.ConfigMap): unknown conversion",
    "{'kind':'Foo'}| Foo in version \"v1\" cannot be handled as a ConfigMap: no kind \"Foo\" is registered for version \"v1\" in scheme "
        + "\"pkg/api/legacyscheme/scheme.go:30\"",
    "{'kind':'Pod','apiVersion':'apps/v1'}| Pod in version \"v1\" cannot be handled as a ConfigMap: no kind \"Pod\" is registered for "
        + "version \"apps/v1\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"",
    "{'kind':'ConfigMap','apiVersion':'apps/v1'}| the API version in the data (apps/v1) does not match the expected API version (v1)",
  })
  void another_kind_or_version(String body, String message) {
    wire.post(MAPS, body).refused(400, "BadRequest", message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'kind':'Secret','apiVersion':'v1'}| invalid object type: /v1, Kind=Secret",
    "{'kind':'ConfigMap','apiVersion':'apps/v1'}| invalid object type: apps/v1, Kind=ConfigMap",
    "{'metadata':{'name':'x'}}| invalid object type: /, Kind=",
  })
  void a_configuration_of_another_kind_or_version_or_none(String body, String message) {
    wire.patch(MAPS + "/x?fieldManager=me", "application/apply-patch+yaml", body).refused(400, "BadRequest", message);
  }

  @Test
  void kind_and_version_may_be_left_out() {
    var made = wire.map("plain");
    assertThat(made.string("kind")).isEqualTo("ConfigMap");
    assertThat(made.string("apiVersion")).isEqualTo("v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{'metadata':5}", "{'metadata':[]}", "{'metadata':{'name':5}}", "{'metadata':{'name':'a','labels':['x']}}",
    "{'metadata':{'name':'a','labels':{'x':5}}}", "{'metadata':{'name':'a'},'data':5}", "{'metadata':{'name':'a'},'data':{'k':5}}",
    "{'metadata':{'name':'a'},'data':{'k':{}}}", "{'metadata':{'name':'a'},'binaryData':{'k':'?'}}",
    "{'metadata':{'name':'a'},'immutable':'yes'}", "{'metadata':{'name':'a','generation':'x'}}",
    "{'metadata':{'name':'a','creationTimestamp':'yesterday'}}", "{'metadata':{'name':'a','finalizers':'x'}}",
    "{'metadata':{'name':'a','ownerReferences':[5]}}"})
  void wrong_types(String body) {
    var reply = wire.post(MAPS, body).refused();
    assertThat(reply.code()).isEqualTo(400);
    assertThat(reply.message()).startsWith(STRICT);
    assertThat(reply.reason()).isEqualTo("BadRequest");
  }

  @Test
  void a_wrong_type_is_named_with_its_field() {
    wire.post(MAPS, "{'metadata':{'name':'a'},'data':{'k':5}}").refused(400, "BadRequest",
        STRICT + "json: cannot unmarshal number into Go struct field ConfigMap.data of type string");
  }

  @Test
  void unknown_and_duplicate_fields_under_strict() {
    String body = "{\"metadata\":{\"name\":\"a\",\"foo\":1},\"data\":{\"k\":\"1\",\"k\":\"2\"},\"bar\":{}}";
    wire.request("POST", MAPS + "?fieldValidation=Strict").body(JSON, body).refused(400, "BadRequest",
        STRICT + "strict decoding error: unknown field \"metadata.foo\", unknown field \"bar\", duplicate field \"data.k\"");
    assertThat(wire.get(MAPS + "/a").send().code()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?fieldValidation=Warn", ""})
  void unknown_and_duplicate_fields_are_warned_of(String query) {
    String body = "{\"metadata\":{\"name\":\"a\",\"foo\":1},\"data\":{\"k\":\"1\",\"k\":\"2\"}}";
    var reply = wire.request("POST", MAPS + query).body(JSON, body).send();
    assertThat(reply.code()).isEqualTo(201);
    assertThat(reply.headers().get("warning"))
        .isEqualTo("299 - \"unknown field \\\"metadata.foo\\\"\", 299 - \"duplicate field \\\"data.k\\\"\"");
    assertThat(reply.string("data.k")).isEqualTo("2");
    assertThat(reply.at("metadata.foo").isNull()).isTrue();
  }

  @Test
  void unknown_and_duplicate_fields_are_passed_over() {
    var reply = wire.request("POST", MAPS + "?fieldValidation=Ignore")
        .body(JSON, "{\"metadata\":{\"name\":\"a\",\"foo\":1},\"data\":{\"k\":\"1\",\"k\":\"2\"}}").send();
    assertThat(reply.code()).isEqualTo(201);
    assertThat(reply.headers()).doesNotContainKey("warning");
  }

  @Test
  void field_names_are_case_sensitive() {
    wire.request("POST", MAPS + "?fieldValidation=Strict").body(JSON, "{\"metadata\":{\"name\":\"a\"},\"Data\":{}}").refused(400, "BadRequest",
        STRICT + "strict decoding error: unknown field \"Data\"");
  }

  @Test
  void a_warning_cannot_break_out_of_its_header() {
    var reply = wire.request("POST", MAPS).body(JSON, "{\"metadata\":{\"name\":\"a\"},\"x\\r\\nset-cookie: a\\\"\\\\\":1}").send();
    assertThat(reply.code()).isEqualTo(201);
    assertThat(reply.headers().get("warning")).isEqualTo("299 - \"unknown field \\\"x  set-cookie: a\\\"\\\\\\\"\"");
  }

  @Test
  void warnings_do_not_grow_without_end() {
    StringBuilder body = new StringBuilder("{\"metadata\":{\"name\":\"a\"}");
    for (int i = 0; i < 5_000; i++) {
      body.append(",\"").append("x".repeat(300)).append(i).append("\":1");
    }
    var reply = wire.request("POST", MAPS).body(JSON, body.append('}').toString()).send();
    assertThat(reply.code()).isEqualTo(201);
    assertThat(reply.headers().get("warning")).hasSizeLessThan(6_000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "POST| CreateOptions| fieldValidation=Loud| fieldValidation: Unsupported value: \"Loud\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
    "PUT| UpdateOptions| fieldValidation=Loud| fieldValidation: Unsupported value: \"Loud\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
    "POST| CreateOptions| dryRun=None| dryRun: Unsupported value: [\"None\"]: supported values: \"All\"",
    "PUT| UpdateOptions| dryRun=None| dryRun: Unsupported value: [\"None\"]: supported values: \"All\"",
    "PATCH| PatchOptions| dryRun=None| dryRun: Unsupported value: [\"None\"]: supported values: \"All\"",
    "PATCH| PatchOptions| force=true| force: Forbidden: may not be specified for non-apply patch",
    "POST| CreateOptions| fieldManager=a%07b| fieldManager: Invalid value: \"a\\u0007b\": invalid character U+0007 (at position 1)",
  })
  void parameters_that_are_not_allowed(String method, String options, String query, String message) {
    wire.map("x1");
    String type = method.equals("PATCH") ? Wire.MERGE : JSON;
    var reply = wire.request(method, (method.equals("POST") ? MAPS : MAPS + "/x1") + "?" + query).body(type, "{\"metadata\":{\"name\":\"x1\"}}")
        .refused(422, "Invalid", options + ".meta.k8s.io \"\" is invalid: " + message);
    assertThat(reply.string("details.group")).isEqualTo("meta.k8s.io");
    assertThat(reply.string("details.kind")).isEqualTo(options);
  }

  @Test
  void a_field_manager_that_is_too_long() {
    wire.post(MAPS + "?fieldManager=" + "m".repeat(129), "{'metadata':{'name':'a'}}").refused(422, "Invalid",
        "CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Too long: may not be more than 128 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", "application/cbor"})
  void media_types_that_nobody_reads(String type) {
    wire.request("POST", MAPS).body(type, "{}").refused(415, "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, "
            + "application/vnd.kubernetes.protobuf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8", "application/yaml"})
  void media_types_that_json_comes_as(String type) {
    assertThat(wire.request("POST", MAPS).body(type, "{\"metadata\":{\"name\":\"a\"}}").send().code()).isEqualTo(201);
  }

  @Test
  void an_object_of_more_than_one_and_a_half_mebibytes() {
    String revisions = "/apis/apps/v1/namespaces/default/controllerrevisions";
    String large = "{\"metadata\":{\"name\":\"a\"},\"revision\":1,\"data\":{\"k\":\"" + "A".repeat(1_600_000) + "\"}}";
    var reply = wire.request("POST", revisions).body(JSON, large).refused();
    assertThat(reply.code()).isEqualTo(413);
    assertThat(reply.message()).isEqualTo("etcdserver: request is too large");
    assertThat(wire.get(revisions + "/a").send().code()).isEqualTo(404);
  }
}
