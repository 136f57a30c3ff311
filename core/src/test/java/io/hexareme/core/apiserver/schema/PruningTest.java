package io.hexareme.core.apiserver.schema;

import static io.hexareme.ports.value.Value.obj;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.schema.Pruning.Pruned;
import io.hexareme.ports.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PruningTest {
  private final SchemaRegistry registry = SampleSchemas.registry();

  private Pruned prune(Value.Obj object) {
    return new Pruning(registry).prune(object, SampleSchemas.deployment(registry));
  }

  private static Value.Obj spec(Object... fields) {
    return obj("spec", obj(fields));
  }

  private static Value.Obj container(Object... fields) {
    return spec("containers", List.of(obj(fields)));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("nulls are absent", spec("replicas", Value.Null.NULL), spec()),
        Arguments.of("an empty map is absent", obj("metadata", obj("labels", Value.Obj.EMPTY)), obj("metadata", obj())),
        Arguments.of("an empty list is absent", container("name", "a", "command", List.of()), container("name", "a")),
        Arguments.of("an empty required list stays", spec("containers", List.of()), spec("containers", List.of())),
        Arguments.of("an empty struct stays", spec("strategy", obj()), spec("strategy", obj())),
        Arguments.of("a zero that means absence goes", spec("paused", false), spec()),
        Arguments.of("a zero that is a value stays", spec("replicas", 0), spec("replicas", 0)),
        Arguments.of("an empty string that means absence goes", container("name", "a", "image", ""), container("name", "a")),
        Arguments.of("a null string in a list is empty", container("command", Arrays.asList("a", null)), container("command", List.of("a", ""))),
        Arguments.of("a null struct in a list is empty", spec("containers", Arrays.asList((Object) null)), spec("containers", List.of(obj()))),
        Arguments.of("a null label is empty", obj("metadata", obj("labels", obj("a", Value.Null.NULL))), obj("metadata", obj("labels", obj("a", "")))),
        Arguments.of("quantities are canonical", container("limits", obj("cpu", "0.5", "memory", "1024Mi")),
            container("limits", obj("cpu", "500m", "memory", "1Gi"))),
        Arguments.of("a quantity may be a number", container("limits", obj("cpu", 1, "memory", 0.5)), container("limits", obj("cpu", "1", "memory", "500m"))),
        Arguments.of("times are whole seconds in UTC", obj("metadata", obj("creationTimestamp", "2026-01-02T03:04:05.678+01:00")),
            obj("metadata", obj("creationTimestamp", "2026-01-02T02:04:05Z"))),
        Arguments.of("micro times have six digits", spec("renewTime", "2026-01-02T03:04:05Z"), spec("renewTime", "2026-01-02T03:04:05.000000Z")),
        Arguments.of("free-form values stay as they are", spec("extra", obj("a", Value.Null.NULL, "b", List.of())),
            spec("extra", obj("a", Value.Null.NULL, "b", List.of()))),
        Arguments.of("types without shape stay as they are", spec("shapeless", obj("a", obj())), spec("shapeless", obj("a", obj()))),
        Arguments.of("a wrong type is left to the type checks", spec("replicas", "x", "containers", "y"), spec("replicas", "x", "containers", "y")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void what_go_would_keep_is_kept(String rule, Value.Obj given, Value.Obj kept) {
    assertThat(prune(given).object()).isEqualTo(kept);
    assertThat(prune(given).unknown()).isEmpty();
    assertThat(prune(kept).object()).as("again").isEqualTo(kept);
  }

  @Test
  void unknown_fields_go_and_are_named_by_their_path() {
    Value.Obj given = obj("foo", 1, "spec", obj("bar", obj(), "containers", List.of(obj("name", "a"), obj("name", "b", "baz", 2)),
        "sets", obj("x", obj("what", 1))));

    Pruned pruned = prune(given);

    assertThat(pruned.object()).isEqualTo(spec("containers", List.of(obj("name", "a"), obj("name", "b")), "sets", obj("x", obj())));
    assertThat(pruned.unknown()).containsExactlyInAnyOrder(
        "unknown field \"foo\"", "unknown field \"spec.bar\"", "unknown field \"spec.containers[1].baz\"", "unknown field \"spec.sets[x].what\"");
  }

  @Test
  void fields_come_out_in_the_order_of_the_type_and_map_entries_by_key() {
    Value.Obj given = obj("spec", obj("containers", List.of(), "replicas", 1), "metadata", obj("labels", obj("b", "1", "a", "2")), "kind", "Deployment");

    Value.Obj pruned = prune(given).object();

    assertThat(pruned.fields().keySet()).containsExactly("kind", "metadata", "spec");
    assertThat(pruned.at("spec").asObj().fields().keySet()).containsExactly("replicas", "containers");
    assertThat(pruned.at("metadata", "labels").asStrings()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
  }
}
