package io.hexareme.core.apiserver.schema;

import static io.hexareme.ports.value.Value.obj;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultingTest {
  private final SchemaRegistry registry = SampleSchemas.registry();

  private Value.Obj apply(Value.Obj object) {
    return new Defaulting(registry).apply(object, SampleSchemas.deployment(registry));
  }

  @Test
  void constants_reach_into_lists_maps_and_objects_that_a_default_made() {
    Value.Obj given = obj("spec", obj("containers", List.of(obj("name", "a"), obj("path", "/mine")), "sets", obj("x", obj())));

    assertThat(apply(given)).isEqualTo(obj(
        "spec", obj("replicas", 1, "strategy", obj("type", "RollingUpdate"),
            "containers", List.of(obj("name", "a", "path", "/dev/termination-log"), obj("path", "/mine")),
            "sets", obj("x", obj("path", "/dev/termination-log"))),
        "status", obj()));
  }

  @Test
  void what_is_set_stays_also_when_it_is_zero() {
    Value.Obj given = obj("spec", obj("replicas", 0, "strategy", obj("type", "Recreate")));

    assertThat(apply(given).at("spec")).isEqualTo(given.at("spec"));
  }

  @Test
  void defaulting_twice_is_defaulting_once() {
    Value.Obj once = apply(obj());

    assertThat(apply(once)).isSameAs(once).isNotEqualTo(obj());
  }

  @Test
  void defaults_stand_in_the_order_of_the_type_and_unknown_fields_last() {
    assertThat(apply(obj("zzz", 1, "metadata", obj())).fields().keySet()).containsExactly("metadata", "spec", "status", "zzz");
  }
}
