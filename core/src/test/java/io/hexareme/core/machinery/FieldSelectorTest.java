package io.hexareme.core.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.FieldSelector.Parsed;
import io.hexareme.core.machinery.FieldSelector.Term;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                                     | ``
      metadata.name=a                        | metadata.name=a
      metadata.name==a                       | metadata.name=a
      status.phase!=Running,metadata.name=a  | metadata.name=a,status.phase!=Running
      a=b\\,c\\=d\\\\                        | a=b\\,c\\=d\\\\
      a=,,                                   | a=
      """)
  void a_selector_prints_in_canonical_form(String text, String canonical) {
    assertThat(good(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a      | invalid selector: 'a'; can't understand 'a'
      b=1,a  | invalid selector: 'b=1,a'; can't understand 'a'
      a=b=c  | invalid field selector: unescaped character in value: 61
      a=\\b  | invalid field selector: invalid escape sequence: \\b
      a=b\\  | invalid field selector: invalid escape sequence: \\
      """)
  void a_malformed_selector_says_why(String text, String message) {
    assertThat(FieldSelector.parse(text)).isEqualTo(new Parsed.Malformed(message));
  }

  @Test
  void fields_are_paths_into_the_object_and_absent_ones_are_empty() {
    Value pod = Value.obj("metadata", Value.obj("name", "a"), "spec", Value.obj("hostNetwork", true, "n", 3));
    assertThat(good("metadata.name=a,spec.hostNetwork=true,spec.n=3").matchesObject(pod)).isTrue();
    assertThat(good("spec.nodeName=").matchesObject(pod)).isTrue();
    assertThat(good("spec.nodeName!=").matchesObject(pod)).isFalse();
    assertThat(good("metadata.name!=a").matchesObject(pod)).isFalse();
    assertThat(FieldSelector.EVERYTHING.matchesObject(pod)).isTrue();
  }

  @Test
  void an_equality_pins_its_field() {
    assertThat(good("metadata.name=a,b!=c").exact("metadata.name")).contains("a");
    assertThat(good("metadata.name=a,b!=c").exact("b")).isEmpty();
  }

  @Test
  void any_value_survives_printing_and_reading() {
    String alphabet = "ab,=\\! ";
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      FieldSelector selector = new FieldSelector(List.of(new Term("a.b", random.nextBoolean(), value.toString())));
      assertThat(good(selector.toString())).isEqualTo(selector);
    }
  }

  private static FieldSelector good(String text) {
    return switch (FieldSelector.parse(text)) {
      case Parsed.Good(FieldSelector selector) -> selector;
      case Parsed.Malformed(String message) -> throw new AssertionError(text + ": " + message);
    };
  }
}
