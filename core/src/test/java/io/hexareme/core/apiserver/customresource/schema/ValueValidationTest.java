package io.hexareme.core.apiserver.customresource.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.value.Value;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueValidationTest {
  private static final SchemaPatterns PATTERNS = new SchemaPatterns(new CelExpressions().patterns());

  private static String wrong(String schema, String value, Value before) {
    StructuralSchema parsed = StructuralSchema.of(TestJson.json("{'type':'object','properties':{'a':" + schema + "}}"));
    return ValueValidation.validate(parsed, TestJson.json("{'a':" + value + "}"), before, PATTERNS).stream().map(FieldError::message)
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      {'type':'integer'} | 1 |
      {'type':'integer'} | 1.0 |
      {'type':'integer'} | 1.5 | a: Invalid value: "number": a in body must be of type integer: "number"
      {'type':'number'} | 1 |
      {'type':'string'} | null | a: Invalid value: "null": a in body must be of type string: "null"
      {'type':'string','nullable':true} | null |
      {'type':'object'} | [] | a: Invalid value: "array": a in body must be of type object: "array"
      {'type':'integer','minimum':3} | 2 | a: Invalid value: 2: a in body should be greater than or equal to 3
      {'type':'integer','maximum':3,'exclusiveMaximum':true} | 3 | a: Invalid value: 3: a in body should be less than 3
      {'type':'integer','multipleOf':2} | 3 | a: Invalid value: 3: a in body should be a multiple of 2
      {'type':'string','minLength':2} | 'x' | a: Invalid value: "x": a in body should be at least 2 chars long
      {'type':'string','maxLength':2} | 'xyz' | a: Too long: may not be more than 2 bytes
      {'type':'string','pattern':'^a'} | 'b' | a: Invalid value: "b": a in body should match '^a'
      {'type':'string','pattern':'b$'} | 'ab' |
      {'type':'string','pattern':'^(?P<y>[0-9]+)$'} | '12' |
      {'type':'string','pattern':'^(a+)+$'} | 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | a: Invalid value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!": a in body should match '^(a+)+$'
      {'type':'string','enum':['x','y']} | 'z' | a: Unsupported value: "z": supported values: "x", "y"
      {'type':'string','format':'date-time'} | 'now' | a: Invalid value: "now": a in body must be of type date-time: "now"
      {'type':'string','format':'ipv6'} | 'fe80::1' |
      {'type':'string','format':'nobody-knows'} | 'x' |
      {'type':'array','items':{'type':'string'},'maxItems':1} | ['x','y'] | a: Too many: 2: must have at most 1 item
      {'type':'array','items':{'type':'string'},'minItems':1} | [] | a: Invalid value: 0: a in body should have at least 1 items
      {'type':'array','items':{'type':'string'}} | ['x',2] | a[1]: Invalid value: "integer": a[1] in body must be of type string: "integer"
      {'type':'object','required':['b']} | {} | a.b: Required value
      {'type':'object','additionalProperties':{'type':'string'},'maxProperties':1} | {'x':'1','y':'2'} | a: Too many: 2: must have at most 1 item
      {'type':'object','additionalProperties':{'type':'string'}} | {'x':1} | a.x: Invalid value: "integer": a.x in body must be of type string: "integer"
      {'x-kubernetes-int-or-string':true} | '50%' |
      {'x-kubernetes-int-or-string':true} | true | <nil>: Invalid value: "": "a" must validate at least one schema (anyOf); a: Invalid value: "boolean": a in body must be of type integer: "boolean"
      {'type':'integer','oneOf':[{'minimum':5},{'maximum':1}]} | 3 | <nil>: Invalid value: "": "a" must validate one and only one schema (oneOf). Found none valid; a: Invalid value: 3: a in body should be greater than or equal to 5
      {'type':'integer','not':{'minimum':5}} | 7 | <nil>: Invalid value: "": "a" must not validate the schema (not)
      {'type':'integer','allOf':[{'minimum':5},{'maximum':9}]} | 3 | a: Invalid value: 3: a in body should be greater than or equal to 5; <nil>: Invalid value: "": "a" must validate all the schemas (allOf)
      """)
  void values_are_judged_in_the_words_of_the_openapi_validator(String schema, String value, String message) {
    assertThat(wrong(schema, value, Value.Null.NULL)).isEqualTo(message == null ? "" : message);
  }

  @Test
  void what_has_not_changed_is_not_judged_anew() {
    assertThat(wrong("{'type':'integer','minimum':3}", "2", TestJson.json("{'a':2,'b':1}"))).isEmpty();
    assertThat(wrong("{'type':'integer','minimum':3}", "1", TestJson.json("{'a':2}"))).isNotEmpty();
    String list = "{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'],'items':{'type':'object','required':['k'],"
        + "'properties':{'k':{'type':'string'},'v':{'type':'integer','minimum':3}}}}";
    assertThat(wrong(list, "[{'k':'new','v':3},{'k':'old','v':1}]", TestJson.json("{'a':[{'k':'old','v':1}]}"))).isEmpty();
    assertThat(wrong(list, "[{'k':'new','v':1}]", TestJson.json("{'a':[{'k':'old','v':1}]}"))).startsWith("a[0].v: Invalid value: 1");
  }
}
