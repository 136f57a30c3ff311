package io.hexareme.core.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
  private static final Value OBJECT = TestJson.json("{'spec':{'n':3,'list':[{'k':'a','v':1},{'k':'b'}]},'metadata':{'labels':{'x.y/z':'l'}}}");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      .spec.n | 3
      .spec.missing |
      .spec.list[0].k | "a"
      .spec.list[-1].k | "b"
      .spec.list[*].k | "a" "b"
      .spec.list[?(@.k=="b")].k | "b"
      .spec.list[?(@.k!='b')].v | 1
      .spec.list[?(@.v)].k | "a"
      .metadata.labels.x\\.y/z | "l"
      .metadata.labels['x.y/z'] | "l"
      spec.n | none
      .spec.list[ | none
      """)
  void a_path_finds_what_it_names(String path, String found) {
    String text = JsonPath.parse(path).map(p -> p.find(OBJECT).stream().map(JsonText::of).collect(Collectors.joining(" "))).orElse("none");
    assertThat(text).isEqualTo(found == null ? "" : found);
  }
}
