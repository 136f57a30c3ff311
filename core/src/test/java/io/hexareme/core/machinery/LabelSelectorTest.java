package io.hexareme.core.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.LabelSelector.Parsed;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      ''                        | ''
      a=b                       | a=b
      a == b                    | a==b
      b=1,a=2                   | a=2,b=1
      a!=b                      | a!=b
      e in (y,x)                | e in (x,y)
      g notin ( z )             | g notin (z)
      !f                        | !f
      h                         | h
      a=                        | a=
      a in (b,)                 | a in (,b)
      in=notin                  | in=notin
      x>1,y<2                   | x>1,y<2
      a=b,c!=d,e in (x,y),!f,g notin (z), h | a=b,c!=d,e in (x,y),!f,g notin (z),h
      example.com/role=db       | example.com/role=db
      """)
  void a_selector_prints_in_canonical_form(String text, String canonical) {
    assertThat(good(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a===b      | unable to parse requirement: found '=', expected: identifier
      =b         | found '=', expected: !, identifier, or 'end of string'
      a,         | found '', expected: identifier after ','
      a b        | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt
      a=b c      | found 'c', expected: ',' or 'end of string'
      a in b     | unable to parse requirement: found 'b' expected: '('
      a in (b    | unable to parse requirement: found '', expected: ',' or ')'
      a in (b,=) | unable to parse requirement: found '=', expected: ',', or identifier
      a in (=)   | unable to parse requirement: found '=', expected: ',', ')' or identifier
      a in ()    | unable to parse requirement: values: Invalid value: []string{}: for 'in', 'notin' operators, values set can't be empty
      !          | unable to parse requirement: found '', expected: identifier
      a>x        | unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer
      /a=b       | unable to parse requirement: <nil>: Invalid value: "/a": prefix part must be non-empty
      a=-        | unable to parse requirement: values[0][a]: Invalid value: "-": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
      """)
  void a_malformed_selector_says_what_was_expected(String text, String message) {
    assertThat(LabelSelector.parse(text)).isEqualTo(new Parsed.Malformed(message));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''               | true
      app=web          | true
      app=db           | false
      app!=db          | true
      none!=db         | true
      app in (web,db)  | true
      none in (web)    | false
      app notin (web)  | false
      none notin (web) | true
      app              | true
      none             | false
      !app             | false
      !none            | true
      size>2           | true
      size<3           | false
      app>2            | false
      app=web,size=4   | false
      """)
  void a_selector_matches_labels(String text, boolean expected) {
    assertThat(good(text).matches(Map.of("app", "web", "size", "3"))).isEqualTo(expected);
  }

  @Test
  void a_selector_object_matches_as_its_string_does() {
    Value selector = Value.from(Map.of(
        "matchLabels", Map.of("app", "web"),
        "matchExpressions", List.of(
            Map.of("key", "tier", "operator", "NotIn", "values", List.of("y", "x")),
            Map.of("key", "old", "operator", "DoesNotExist"))));
    assertThat(LabelSelector.of(selector).orNothing()).isEqualTo(good("app=web,tier notin (x,y),!old"));
  }

  @Test
  void an_absent_selector_object_selects_nothing_and_an_empty_one_everything() {
    Value pod = Value.obj("metadata", Value.obj("labels", Value.obj("a", "b")));
    assertThat(LabelSelector.of(Value.Null.NULL).orNothing().matchesObject(pod)).isFalse();
    assertThat(LabelSelector.of(Value.Obj.EMPTY).orNothing().matchesObject(pod)).isTrue();
  }

  @Test
  void an_unknown_operator_is_named() {
    Value selector = Value.from(Map.of("matchExpressions", List.of(Map.of("key", "a", "operator", "Near"))));
    assertThat(LabelSelector.of(selector))
        .isEqualTo(new Parsed.Malformed("\"Near\" is not a valid label selector operator"));
    assertThat(LabelSelector.of(selector).orNothing()).isEqualTo(LabelSelector.NOTHING);
  }

  @Test
  void any_text_is_either_refused_or_prints_as_something_that_reads_back_the_same() {
    String alphabet = "ab1,,==!() <>in";
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      switch (LabelSelector.parse(text.toString())) {
        case Parsed.Good(LabelSelector selector) -> assertThat(good(selector.toString())).as("%s", text).isEqualTo(selector);
        case Parsed.Malformed(String message) -> assertThat(message).isNotEmpty();
      }
    }
  }

  private static LabelSelector good(String text) {
    assertThat(LabelSelector.parse(text)).as(text).isInstanceOf(Parsed.Good.class);
    return LabelSelector.parse(text).orNothing();
  }
}
