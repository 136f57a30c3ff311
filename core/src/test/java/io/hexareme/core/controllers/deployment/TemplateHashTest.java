package io.hexareme.core.controllers.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Samples;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateHashTest {
  private static final Obj TEMPLATE = Samples.template("web", "image:1");

  @Test
  void field_order_does_not_matter_content_and_collisions_do() {
    List<String> names = new ArrayList<>(TEMPLATE.fields().keySet());
    Collections.reverse(names);
    Map<String, Value> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, TEMPLATE.at(name)));

    String hash = TemplateHash.of(TEMPLATE, 0);
    assertThat(TemplateHash.of(new Obj(reversed), 0)).isEqualTo(hash);
    assertThat(TemplateHash.of(Samples.template("web", "image:2"), 0)).isNotEqualTo(hash);
    assertThat(TemplateHash.of(TEMPLATE, 1)).isNotEqualTo(hash);
    assertThat(hash).matches("[bcdfghjklmnpqrstvwxz2456789]{1,10}");
  }

  @Test
  void neighbours_in_the_tree_cannot_be_mistaken_for_each_other() {
    assertThat(TemplateHash.of(Value.strings(List.of("ab", "c")), 0)).isNotEqualTo(TemplateHash.of(Value.strings(List.of("a", "bc")), 0));
    assertThat(TemplateHash.of(Value.obj("a", "1"), 0)).isNotEqualTo(TemplateHash.of(Value.obj("a", 1), 0));
  }
}
