package io.hexareme.core.apiserver.customresource.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRulesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {'type':'object'} |
      {'properties':{}} | s.type: Required value: must not be empty at the root
      {'type':'string'} | s.type: Invalid value: "string": must be object at the root
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
      {'type':'object','properties':{'a':{'type':'object','additionalProperties':false}}} | s.properties[a].additionalProperties: Forbidden: additionalProperties cannot be set to false
      {'type':'object','properties':{'a':{'type':'string','anyOf':[{'type':'string'}]}}} | s.properties[a].anyOf[0].type: Forbidden: must be empty to be structural
      {'type':'object','properties':{'a':{'type':'object','oneOf':[{'required':['b']},{'properties':{'c':{'minimum':1}}}]}}} | s.properties[a].properties[c]: Required value: because it is defined in s.properties[a].oneOf[1].properties[c]
      {'type':'object','properties':{'a':{'x-kubernetes-int-or-string':true,'anyOf':[{'type':'integer'},{'type':'string'}]}}} |
      {'type':'object','properties':{'metadata':{'type':'object','properties':{'name':{'type':'string','maxLength':5}}}}} |
      {'type':'object','properties':{'metadata':{'type':'object','properties':{'labels':{'type':'object'}}}}} | s.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified
      {'type':'object','properties':{'a':{'type':'integer','default':'x'}}} | s.properties[a].default: Invalid value: "string": s.properties[a].default in body must be of type integer: "string"
      {'type':'object','properties':{'a':{'type':'array','x-kubernetes-list-type':'map','items':{'type':'object'}}}} | s.properties[a].x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map
      {'type':'object','properties':{'a':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'],'items':{'type':'object','properties':{'k':{'type':'string'}}}}}} | s.properties[a].items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property
      {'type':'object','properties':{'a':{'type':'string','x-kubernetes-list-type':'set'}}} | s.properties[a].type: Invalid value: "string": must be array if x-kubernetes-list-type is specified
      """)
  void a_schema_must_be_structural(String schema, String message) {
    assertThat(SchemaRules.check(TestJson.object(schema), FieldPath.of("s")).stream().map(FieldError::message)
        .collect(Collectors.joining("; "))).isEqualTo(message == null ? "" : message);
  }
}
