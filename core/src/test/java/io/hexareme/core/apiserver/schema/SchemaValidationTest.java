package io.hexareme.core.apiserver.schema;

import static io.hexareme.ports.value.Value.obj;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaValidationTest {
  private final SchemaRegistry registry = SampleSchemas.registry();

  private List<String> messages(Value.Obj object) {
    return new SchemaValidation(registry).validate(object, SampleSchemas.deployment(registry)).stream().map(FieldError::message).toList();
  }

  @Test
  void a_sound_object_passes() {
    assertThat(messages(obj("spec", obj("selector", obj(), "containers", List.of(obj("name", "a", "policy", "Never", "modes", List.of("A"))))))).isEmpty();
  }

  @Test
  void missing_and_empty_required_fields_are_told() {
    assertThat(messages(obj("spec", obj("containers", List.of()))))
        .containsExactly("spec.selector: Required value", "spec.containers: Required value");
    assertThat(messages(obj("spec", obj("selector", obj(), "containers", List.of(obj("name", "a"), obj("name", ""))))))
        .containsExactly("spec.containers[1].name: Required value");
  }

  @Test
  void unknown_values_of_enumerations_are_told_with_the_known_ones() {
    assertThat(messages(obj("spec", obj("selector", obj(), "strategy", obj("type", "x"),
        "containers", List.of(obj("name", "a", "policy", "Sometimes", "modes", List.of("A", "C")))))))
        .containsExactly(
            "spec.strategy.type: Unsupported value: \"x\": supported values: \"Recreate\", \"RollingUpdate\"",
            "spec.containers[0].policy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"Never\"",
            "spec.containers[0].modes[1]: Unsupported value: \"C\": supported values: \"A\", \"B\"");
  }

  @Test
  void the_status_is_not_looked_at() {
    assertThat(messages(obj("spec", obj("selector", obj(), "containers", List.of(obj("name", "a"))), "status", obj("phase", "")))).isEmpty();
  }
}
