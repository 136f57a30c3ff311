package io.hexareme.ports.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 17, 18, 40})
  void an_object_of_any_size_is_the_map_that_it_was_made_of(int size) {
    Map<String, Value> model = new LinkedHashMap<>();
    ObjectBuilder builder = new ObjectBuilder();
    for (int i = 0; i < size; i++) {
      model.put("field" + (size - i), Value.of(i));
      assertThat(builder.put("field" + (size - i), Value.of(i))).isNull();
    }
    same(new Obj(new LinkedHashMap<>(model)), model);
    same(builder.build(), model);
  }

  @Test
  void changes_one_by_one_are_those_of_a_map() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Map<String, Value> model = new LinkedHashMap<>();
      Obj object = Obj.EMPTY;
      for (int step = 0; step < 200; step++) {
        String name = "n" + random.nextInt(24);
        Obj before = object;
        Map<String, Value> modelBefore = new LinkedHashMap<>(model);
        if (random.nextInt(3) == 0) {
          model.remove(name);
          object = object.without(name);
        } else {
          model.put(name, Value.of(step));
          object = object.with(name, step);
        }
        same(object, model);
        same(before, modelBefore);
      }
    }
  }

  private static void same(Obj object, Map<String, Value> model) {
    assertThat(object.fields()).isEqualTo(model).hasSameHashCodeAs(model).hasSize(model.size());
    assertThat(model).isEqualTo(object.fields());
    assertThat(List.copyOf(object.fields().entrySet())).isEqualTo(List.copyOf(model.entrySet()));
    assertThat(List.copyOf(object.fields().keySet())).isEqualTo(List.copyOf(model.keySet()));
    assertThat(List.copyOf(object.fields().values())).isEqualTo(List.copyOf(model.values()));
    assertThat(object.fields()).hasToString(model.toString());
    assertThat(object.fields().isEmpty()).isEqualTo(model.isEmpty());
    List<String> names = new ArrayList<>();
    object.fields().forEach((name, _) -> names.add(name));
    assertThat(names).isEqualTo(List.copyOf(model.keySet()));
    model.forEach((name, value) -> assertThat(object.at(name)).isEqualTo(value));
    assertThat(object.has("none")).isFalse();
    assertThat(object.fields().get("none")).isNull();
    assertThat(object).isEqualTo(new Obj(new LinkedHashMap<>(model)));
  }

  @Test
  void a_field_that_is_set_again_keeps_its_place() {
    ObjectBuilder builder = new ObjectBuilder();
    builder.put("a", Value.of(1));
    builder.put("b", Value.of(2));
    assertThat(builder.put("a", Value.of(3))).isEqualTo(Value.of(1));
    assertThat(builder.build().fields().toString()).isEqualTo("{a=Int[value=3], b=Int[value=2]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void fields_cannot_be_changed(int size) {
    Map<String, Value> made = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      made.put("n" + i, Value.of(i));
    }
    Map<String, Value> fields = new Obj(made).fields();
    assertThatThrownBy(() -> fields.put("more", Value.of(1))).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> fields.remove("n0")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> fields.entrySet().iterator().next().setValue(Value.of(2))).isInstanceOf(UnsupportedOperationException.class);
  }
}
