package io.hexareme.core.apiserver.customresource.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.customresource.rule.RuleCompiler;
import io.hexareme.core.apiserver.customresource.schema.SchemaPatterns;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRulesTest {
  private static final SchemaRules RULES =
      new SchemaRules(new RuleCompiler(new CelExpressions()), new SchemaPatterns(new CelExpressions().patterns()));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {'type':'object'} |
      {'properties':{}} | s.type: Required value: must not be empty at the root
      {'type':'string'} | s.type: Invalid value: "string": must be object at the root
      {'type':'object','properties':{'a':{'type':'string','pattern':'(a'}}} | s.properties[a].pattern: Invalid value: "(a": must be a valid regular expression, but isn't: error parsing regexp: missing closing ): `(a`
      {'type':'object','properties':{'a':{'type':'string','anyOf':[{'pattern':'a**'}]}}} | s.properties[a].anyOf[0].pattern: Invalid value: "a**": must be a valid regular expression, but isn't: error parsing regexp: invalid nested repetition operator: `**`
      {'type':'object','properties':{'a':{'type':'string','pattern':'(?=b)'}}} | s.properties[a].pattern: Invalid value: "(?=b)": must be a valid regular expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: `(?=`
      {'type':'object','properties':{'a':{'x-kubernetes-int-or-string':true,'x-kubernetes-preserve-unknown-fields':true}}} | s.properties[a].x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true
      {'type':'object','properties':{'a':{'type':'object','x-kubernetes-preserve-unknown-fields':false}}} | s.properties[a].x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined
      {'type':'object','properties':{'a':{'type':'object','properties':{'b':{'type':'string'}},'default':{'c':1}}}} | s.properties[a].default: Invalid value: {"c":1}: must not have unknown fields
      {'type':'object','properties':{'a':{'type':'integer','default':2,'x-kubernetes-validations':[{'rule':'self > 3'}]}}} | s.properties[a].default: Invalid value: 2: failed rule: self > 3
      {'type':'object','properties':{'a':{'type':'integer','x-kubernetes-validations':[{'rule':' '}]}}} | s.properties[a].x-kubernetes-validations[0].rule: Required value: rule is not specified
      {'type':'object','properties':{'a':{'type':'integer','x-kubernetes-validations':[{'rule':'self > 3','message':' '}]}}} | s.properties[a].x-kubernetes-validations[0].message: Invalid value: " ": must be non-empty if specified
      {'type':'object','properties':{'a':{'type':'integer','x-kubernetes-validations':[{'rule':'self > 3','messageExpression':' '}]}}} | s.properties[a].x-kubernetes-validations[0].messageExpression: Required value: messageExpression must be non-empty if specified
      {'type':'object','properties':{'a':{'type':'integer','x-kubernetes-validations':[{'rule':'self > 3','reason':'Bad'}]}}} | s.properties[a].x-kubernetes-validations[0].reason: Unsupported value: "Bad": supported values: "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"
      {'type':'object','properties':{'a':{'type':'integer','x-kubernetes-validations':[{'rule':'self > 3','fieldPath':'.b'}]}}} | s.properties[a].x-kubernetes-validations[0].fieldPath: Invalid value: ".b": must be a valid path
      {'type':'object','properties':{'metadata':{'type':'object','default':{'name':'x'}}}} | s.properties[metadata].default: Forbidden: must not be set in top-level metadata
      {'type':'object','nullable':true} | s.nullable: Forbidden: nullable cannot be true at the root
      {'type':'object','properties':{'spec':{}}} | s.properties[spec].type: Required value: must not be empty for specified object fields
      {'type':'object','properties':{'spec':{'x-kubernetes-preserve-unknown-fields':true}}} |
      {'type':'object','properties':{'spec':{'x-kubernetes-int-or-string':true}}} |
      {'type':'object','properties':{'a':{'type':'array','items':{}}}} | s.properties[a].items.type: Required value: must not be empty for specified array items
      {'type':'object','properties':{'a':{'type':'array'}}} | s.properties[a].items: Required value: must be specified
      {'type':'object','properties':{'a':{'type':'string','uniqueItems':true}}} | s.properties[a].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic
      {'type':'object','properties':{'a':{'$ref':'#/x','type':'object'}}} | s.properties[a].$ref: Forbidden: $ref is not supported
      {'type':'object','properties':{'a':{'type':'thing'}}} | s.properties[a].type: Unsupported value: "thing": supported values: "array", "boolean", "integer", "number", "object", "string"
      {'type':'object','properties':{'a':{'type':'object','properties':{'b':{'type':'string'}},'additionalProperties':{'type':'string'}}}} | s.properties[a].additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive
      {'type':'object','properties':{'a':{'type':'object','additionalProperties':false}}} |
      {'type':'object','properties':{'a':{'type':'string','anyOf':[{'type':'string'}]}}} | s.properties[a].anyOf[0].type: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'object','oneOf':[{'required':['b']},{'properties':{'c':{'minimum':1}}}]}}} | s.properties[a].properties[c]: Required value: because it is defined in s.properties[a].oneOf[1].properties[c]
      {'type':'object','properties':{'a':{'x-kubernetes-int-or-string':true,'anyOf':[{'type':'integer'},{'type':'string'}]}}} |
      {'type':'object','properties':{'a':{'type':'string','anyOf':[{'type':'integer'},{'type':'string'}]}}} |
      {'type':'object','properties':{'a':{'x-kubernetes-int-or-string':true,'allOf':[{'anyOf':[{'type':'integer'},{'type':'string'}]},{'pattern':'x'}]}}} |
      {'type':'object','properties':{'a':{'x-kubernetes-int-or-string':true,'allOf':[{'anyOf':[{'type':'integer'},{'type':'string'}],'title':'t'}]}}} | s.properties[a].allOf[0].title: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'string','allOf':[{'x-kubernetes-validations':[{'rule':'true'}]}]}}} | s.properties[a].allOf[0].x-kubernetes-validations: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'string','anyOf':[{'x-kubernetes-validations':[{'rule':'true'}]}]}}} | s.properties[a].anyOf[0].x-kubernetes-validations: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'string','oneOf':[{'x-kubernetes-validations':[{'rule':'true'}]}]}}} | s.properties[a].oneOf[0].x-kubernetes-validations: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'string','not':{'x-kubernetes-validations':[{'rule':'true'}]}}}} | s.properties[a].not.x-kubernetes-validations: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'string'}},'allOf':[{'properties':{'a':{'x-kubernetes-validations':[{'rule':'true'}]}}}]} | s.allOf[0].properties[a].x-kubernetes-validations: Forbidden: must be empty to be structural
      {'type':'object','properties':{'metadata':{'type':'object','properties':{'name':{'type':'string','maxLength':5}}}}} |
      {'type':'object','properties':{'metadata':{'type':'object','properties':{'labels':{'type':'object'}}}}} | s.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified
      {'type':'object','properties':{'a':{'type':'integer','default':'x'}}} | s.properties[a].default: Invalid value: "string": s.properties[a].default in body must be of type integer: "string"
      {'type':'object','properties':{'a':{'type':'array','x-kubernetes-list-type':'map','items':{'type':'object'}}}} | s.properties[a].x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map
      {'type':'object','properties':{'a':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'],'items':{'type':'object','properties':{'k':{'type':'string'}}}}}} | s.properties[a].items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property
      {'type':'object','properties':{'a':{'type':'string','x-kubernetes-list-type':'set'}}} | s.properties[a].type: Invalid value: "string": must be array if x-kubernetes-list-type is specified
      """)
  void a_schema_must_be_structural(String schema, String message) {
    assertThat(RULES.judge(TestJson.object(schema), false, FieldPath.of("s")).stream().map(FieldError::message)
        .collect(Collectors.joining("; "))).isEqualTo(message == null ? "" : message);
  }

  @Test
  void beside_a_status_subresource_nothing_is_said_of_the_object_as_a_whole() {
    assertThat(RULES.judge(TestJson.object("{'type':'object','maxProperties':3}"), true, FieldPath.of("s")).getFirst().message()).isEqualTo(
        "s: Invalid value: {\"type\":\"object\",\"maxProperties\":3}: only [Description Type Format Title Maximum ExclusiveMaximum Minimum "
            + "ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example "
            + "XPreserveUnknownFields XValidations] fields are allowed at the root of the schema if the status subresource is enabled");
    assertThat(RULES.judge(TestJson.object("{'type':'object','maxProperties':3}"), false, FieldPath.of("s"))).isEmpty();
  }

  @Test
  void messages_have_one_line_and_rules_with_more_have_a_message() {
    assertThat(lines("a\nb", "self > 3")).isEqualTo(
        "s.properties[a].x-kubernetes-validations[0].message: Invalid value: \"a\\nb\": must not contain line breaks");
    assertThat(lines("", "self\n> 3")).isEqualTo(
        "s.properties[a].x-kubernetes-validations[0].message: Required value: message must be specified if rule contains line breaks");
    assertThat(lines("more than three", "self\n> 3")).isEmpty();
  }

  private static String lines(String message, String rule) {
    Value rules = Value.array(Value.obj("rule", rule, "message", message));
    Obj schema = Value.obj("type", "object", "properties", Value.obj("a", Value.obj("type", "integer", "x-kubernetes-validations", rules)));
    return RULES.judge(schema, false, FieldPath.of("s")).stream().map(FieldError::message).collect(Collectors.joining("; "));
  }
}
