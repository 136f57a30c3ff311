package io.hexareme.adapters.codecprotobuf;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The messages of an OpenAPI 2 document in protobuf (gnostic's {@code openapi.v2}): which field of the JSON document has which number and
 * form. Only what Kubernetes publishes is here; anything else in a document is left out.
 */
enum OpenApiMessage {
  DOCUMENT(16, """
      swagger 1 TEXT
      info 2 INFO
      schemes 5 TEXTS
      consumes 6 TEXTS
      produces 7 TEXTS
      paths 8 PATHS
      definitions 9 SCHEMAS_BY_NAME
      security 12 SECURITY
      securityDefinitions 13 SECURITY_DEFINITIONS"""),
  INFO(7, """
      title 1 TEXT
      version 2 TEXT
      description 3 TEXT"""),
  PATH_ITEM(10, """
      get 2 OPERATION
      put 3 OPERATION
      post 4 OPERATION
      delete 5 OPERATION
      options 6 OPERATION
      head 7 OPERATION
      patch 8 OPERATION
      parameters 9 PARAMETERS"""),
  OPERATION(13, """
      tags 1 TEXTS
      description 3 TEXT
      operationId 5 TEXT
      produces 6 TEXTS
      consumes 7 TEXTS
      parameters 8 PARAMETERS
      responses 9 RESPONSES
      schemes 10 TEXTS
      deprecated 11 BOOLEAN"""),
  BODY_PARAMETER(6, """
      description 1 TEXT
      name 2 TEXT
      in 3 TEXT
      required 4 BOOLEAN
      schema 5 SCHEMA"""),
  QUERY_PARAMETER(23, """
      required 1 BOOLEAN
      in 2 TEXT
      description 3 TEXT
      name 4 TEXT
      type 6 TEXT
      format 7 TEXT
      uniqueItems 20 BOOLEAN"""),
  PATH_PARAMETER(22, """
      required 1 BOOLEAN
      in 2 TEXT
      description 3 TEXT
      name 4 TEXT
      type 5 TEXT
      format 6 TEXT
      uniqueItems 19 BOOLEAN"""),
  RESPONSE(5, """
      description 1 TEXT
      schema 2 SCHEMA_CHOICE"""),
  API_KEY(5, """
      type 1 TEXT
      name 2 TEXT
      in 3 TEXT
      description 4 TEXT"""),
  SCHEMA(31, """
      $ref 1 TEXT
      format 2 TEXT
      title 3 TEXT
      description 4 TEXT
      default 5 ANY
      multipleOf 6 NUMBER
      maximum 7 NUMBER
      exclusiveMaximum 8 BOOLEAN
      minimum 9 NUMBER
      exclusiveMinimum 10 BOOLEAN
      maxLength 11 COUNT
      minLength 12 COUNT
      pattern 13 TEXT
      maxItems 14 COUNT
      minItems 15 COUNT
      uniqueItems 16 BOOLEAN
      maxProperties 17 COUNT
      minProperties 18 COUNT
      required 19 TEXTS
      enum 20 ANYS
      additionalProperties 21 SCHEMA_OR_BOOLEAN
      type 22 TYPE
      items 23 ITEMS
      allOf 24 SCHEMAS
      properties 25 SCHEMAS_BY_NAME
      example 30 ANY""");

  /** How a field of the JSON document stands in the message. */
  enum Form {
    TEXT, TEXTS, BOOLEAN, NUMBER, COUNT, ANY, ANYS, INFO, PATHS, SCHEMAS_BY_NAME, SECURITY, SECURITY_DEFINITIONS, OPERATION, PARAMETERS,
    RESPONSES, SCHEMA, SCHEMAS, SCHEMA_CHOICE, SCHEMA_OR_BOOLEAN, TYPE, ITEMS
  }

  record Field(String name, int number, Form form) {}

  private final int extensions;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  OpenApiMessage(int extensions, String table) {
    this.extensions = extensions;
    table.lines().map(line -> line.split(" ")).forEach(parts ->
        fields.put(parts[0], new Field(parts[0], Integer.parseInt(parts[1]), Form.valueOf(parts[2]))));
  }

  /** The number of what begins with {@code x-}. */
  int extensions() {
    return extensions;
  }

  /** In the order of their numbers. */
  Iterable<Field> fields() {
    return fields.values();
  }
}
