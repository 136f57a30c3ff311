package io.hexareme.core.apiserver.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Descriptions with words for what the published types leave without: the head of every object, schemas within schemas, API services. */
final class CommonWords implements Descriptions {
  private static final String SERVICES = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.";
  /** By field, whatever the type. */
  private static final Map<String, String> ANYWHERE = words(
      "kind", "Which kind of object this is, such as Pod. It follows from where a request goes and does not change.",
      "apiVersion", "Group and version of the schema that the object is written in, such as apps/v1.",
      "metadata", "What every object has: name, namespace, labels, annotations, and what the server keeps about it.",
      "http", "Paths of the host and where requests for them go.");
  /** Of JSON Schema, as far as structural schemas use it. */
  private static final Map<String, String> OF_SCHEMAS = words(
      "id", "Not used.", "$schema", "Not used.", "$ref", "Not used: schemas stand where they apply.",
      "description", "What the value means, in words.", "url", "Where to read on.", "title", "A name for the value.",
      "type", "Type of the value: object, array, string, integer, number or boolean.",
      "maximum", "The largest number allowed.", "exclusiveMaximum", "Whether the maximum itself is too large.",
      "minimum", "The smallest number allowed.", "exclusiveMinimum", "Whether the minimum itself is too small.",
      "maxLength", "Most characters of a text.", "minLength", "Fewest characters of a text.",
      "pattern", "A regular expression that a text must contain a match of.",
      "maxItems", "Most items of a list.", "minItems", "Fewest items of a list.", "uniqueItems", "Whether no two items may be equal.",
      "multipleOf", "A number that the value must be a multiple of.", "enum", "The only values allowed.",
      "maxProperties", "Most fields of an object.", "minProperties", "Fewest fields of an object.",
      "required", "Fields that must be there.", "items", "Schema of the items of a list.",
      "allOf", "Schemas that must all hold.", "oneOf", "Schemas of which exactly one must hold.",
      "anyOf", "Schemas of which at least one must hold.", "not", "A schema that must not hold.",
      "properties", "Schemas of fields by name.", "additionalProperties", "Schema of fields that have no schema by name.",
      "patternProperties", "Not used.", "dependencies", "Not used.", "additionalItems", "Not used.", "definitions", "Not used.",
      "externalDocs", "Where more is written about the value.", "example", "A value that is allowed.",
      "nullable", "Whether null is a value of its own.");
  private static final Map<String, String> OF_SERVICES = words(
      "APIService.", "Who serves a group and version: this server, or a service behind it.",
      "APIService.spec", "Which group and version, and who serves it.",
      "APIService.status", "Whether whoever serves it can be reached.",
      "APIServiceSpec.", "Which group and version, and who serves it.",
      "APIServiceSpec.caBundle", "Certificates that the service's own must be signed by, in PEM.",
      "APIServiceSpec.group", "The group.", "APIServiceSpec.version", "The version.",
      "APIServiceSpec.groupPriorityMinimum", "Groups with a larger number stand before others in discovery.",
      "APIServiceSpec.versionPriority", "Versions with a larger number stand before others of their group.",
      "APIServiceSpec.insecureSkipTLSVerify", "Whether the service's certificate is taken without a look.",
      "APIServiceSpec.service", "The service; absent when this server serves the version itself.",
      "APIServiceStatus.", "Whether whoever serves it can be reached.",
      "APIServiceStatus.conditions", "What is known of it.",
      "APIServiceCondition.", "One thing that is known of an API service.",
      "APIServiceCondition.type", "What it is about, such as Available.",
      "APIServiceCondition.status", "True, False or Unknown.",
      "APIServiceCondition.lastTransitionTime", "Since when.",
      "APIServiceCondition.message", "Why, for people.", "APIServiceCondition.reason", "Why, in one word, for programs.",
      "ServiceReference.", "A Service by its name.", "ServiceReference.name", "Its name.",
      "ServiceReference.namespace", "Its namespace.", "ServiceReference.port", "Its port; 443 if absent.");

  private final Descriptions published;

  CommonWords(Descriptions published) {
    this.published = published;
  }

  @Override
  public String of(String type, String field) {
    String words = published.of(type, field);
    if (!words.isEmpty()) {
      return words;
    }
    if (type.startsWith(SERVICES) && OF_SERVICES.containsKey(type.substring(SERVICES.length()) + "." + field)) {
      return OF_SERVICES.get(type.substring(SERVICES.length()) + "." + field);
    }
    boolean schema = type.endsWith(".JSONSchemaProps") || type.endsWith(".ExternalDocumentation");
    return (schema ? OF_SCHEMAS : ANYWHERE).getOrDefault(field, "");
  }

  private static Map<String, String> words(String... namesAndWords) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < namesAndWords.length; i += 2) {
      words.put(namesAndWords[i], namesAndWords[i + 1]);
    }
    return words;
  }
}
