package io.hexareme.core.apiserver.schema;

import static io.hexareme.ports.value.Value.obj;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypeChecksTest {
  private final SchemaRegistry registry = SampleSchemas.registry();
  private final TypeChecks checks = new TypeChecks(registry);

  private static Value.Obj spec(Object... fields) {
    return obj("spec", obj(fields));
  }

  private static Value.Obj container(Object... fields) {
    return spec("containers", List.of(obj(fields)));
  }

  static Stream<Arguments> refusals() {
    String field = "json: cannot unmarshal %s into Go struct field %s of type %s";
    return Stream.of(
        Arguments.of(spec("replicas", "x"), field.formatted("string", "DeploymentSpec.spec.replicas", "int32")),
        Arguments.of(spec("replicas", 3_000_000_000L), field.formatted("number 3000000000", "DeploymentSpec.spec.replicas", "int32")),
        Arguments.of(spec("replicas", 1.5), field.formatted("number 1.5", "DeploymentSpec.spec.replicas", "int32")),
        Arguments.of(spec("paused", "true"), field.formatted("string", "DeploymentSpec.spec.paused", "bool")),
        Arguments.of(spec("generation", true), field.formatted("bool", "DeploymentSpec.spec.generation", "int64")),
        Arguments.of(spec("weight", "1"), field.formatted("string", "DeploymentSpec.spec.weight", "float64")),
        Arguments.of(obj("spec", "x"), field.formatted("string", "Deployment.spec", "v1.DeploymentSpec")),
        Arguments.of(obj("metadata", obj("labels", List.of())), field.formatted("array", "ObjectMeta.metadata.labels", "map[string]string")),
        Arguments.of(obj("metadata", obj("labels", obj("a", 1))), field.formatted("number", "ObjectMeta.metadata.labels", "string")),
        Arguments.of(spec("containers", obj()), field.formatted("object", "DeploymentSpec.spec.containers", "[]v1.Container")),
        Arguments.of(spec("containers", List.of("a")), field.formatted("string", "DeploymentSpec.spec.containers", "v1.Container")),
        Arguments.of(container("name", 1), field.formatted("number", "Container.spec.containers.name", "string")),
        Arguments.of(container("command", List.of("a", 1)), field.formatted("number", "Container.spec.containers.command", "string")),
        Arguments.of(container("limits", "x"), field.formatted("string", "Container.spec.containers.limits", "v1.ResourceList")),
        Arguments.of(spec("data", obj("a", 1)), field.formatted("number", "DeploymentSpec.spec.data", "[]uint8")),
        Arguments.of(container("limits", obj("cpu", "1x")),
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
        Arguments.of(container("limits", obj("cpu", "1mi")), "unable to parse quantity's suffix"),
        Arguments.of(container("port", true), "json: cannot unmarshal bool into Go value of type int32"),
        Arguments.of(spec("data", obj("a", "YQ")), "illegal base64 data at input byte 0"),
        Arguments.of(obj("metadata", obj("creationTimestamp", "yesterday")),
            "parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\""),
        Arguments.of(obj("metadata", obj("creationTimestamp", "2026-01-02 03:04:05Z")),
            "parsing time \"2026-01-02 03:04:05Z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \" 03:04:05Z\" as \"T\""),
        Arguments.of(obj("metadata", obj("creationTimestamp", 5)), "json: cannot unmarshal number into Go value of type string"),
        Arguments.of(spec("pause", "5 minutes"), "time: invalid duration \"5 minutes\""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_mismatch_is_told_in_the_words_of_the_decoder(Value.Obj object, String words) {
    assertThat(checks.check(object, SampleSchemas.deployment(registry))).contains(words);
  }

  @Test
  void what_fits_passes_with_nulls_and_unknown_fields() {
    Value.Obj object = obj("unknown", List.of(), "metadata", obj("labels", Value.Null.NULL, "creationTimestamp", Value.Null.NULL),
        "spec", obj("replicas", 0, "pause", "1h2m3.5s", "weight", 1, "extra", 7, "renewTime", "2026-01-02T03:04:05.123456Z", "shapeless", true,
            "data", obj("a", "YQ=="), "containers", List.of(obj("port", "http", "limits", obj("cpu", 1, "memory", "1Gi")), obj("port", 80))));

    assertThat(checks.check(object, SampleSchemas.deployment(registry))).isEmpty();
  }

  @Test
  void the_first_mismatch_of_the_document_counts() {
    assertThat(checks.check(spec("paused", 1, "replicas", "x"), SampleSchemas.deployment(registry)).orElseThrow()).contains("spec.paused");
  }

  @Test
  void the_refusal_names_kind_and_version() {
    assertThat(TypeChecks.refusal("Deployment", "v1", "words")).isEqualTo("Deployment in version \"v1\" cannot be handled as a Deployment: words");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"'' | -1", "YQ== | -1", "YWI= | -1", "YWJj | -1", "YWJjZA | 4", "YW=j | 2", "YWI=x | 4", "YWJjZA=x | 6", "!WJj | 0", "YWJj= | 4", "Y=== | 1", "YQ= | 3"})
  void base64_is_checked_as_go_does(String text, int position) {
    assertThat(Base64Check.problem(text == null ? "" : text).map(words -> words.replace("illegal base64 data at input byte ", "")).orElse("-1"))
        .isEqualTo(Integer.toString(position));
  }
}
