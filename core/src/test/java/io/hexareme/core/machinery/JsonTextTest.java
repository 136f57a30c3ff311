package io.hexareme.core.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void trees_are_compact_json_in_their_own_order() {
    assertThat(JsonText.of(Value.obj("b", List.of(1, 1.5, true), "a", Value.Null.NULL, "o", Value.Obj.EMPTY)))
        .isEqualTo("{\"b\":[1,1.5,true],\"a\":null,\"o\":{}}");
  }

  @Test
  void strings_are_escaped_as_go_does() {
    assertThat(JsonText.of(Value.of("\"\\\n\t\u0001<&>é\u2028"))).isEqualTo("\"\\\"\\\\\\n\\t\\u0001\\u003c\\u0026\\u003eé\\u2028\"");
  }
}
