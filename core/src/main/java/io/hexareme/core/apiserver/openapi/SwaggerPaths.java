package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths of version 3 as version 2 has them: media types beside the operation, the body as a parameter, types beside the parameter's name. */
final class SwaggerPaths {
  private SwaggerPaths() {}

  /** A path item. */
  static Obj item(Obj item) {
    Map<String, Value> fields = new LinkedHashMap<>();
    item.fields().forEach((name, value) -> fields.put(name, name.equals("parameters") ? parameters(value) : operation(value.asObj())));
    return new Obj(fields);
  }

  private static Obj operation(Obj operation) {
    List<Value> parameters = new ArrayList<>();
    Value body = operation.at("requestBody");
    if (!body.isNull()) {
      parameters.add(Value.obj("name", "body", "in", "body", "required", body.at("required").asBool(false) ? true : null,
          "schema", schema(body.at("content"))));
    }
    parameters.addAll(parameters(operation.at("parameters")).items());
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String kept : List.of("tags", "description", "operationId")) {
      fields.put(kept, operation.at(kept));
    }
    fields.put("consumes", mediaTypes(body.at("content")));
    fields.put("produces", mediaTypes(operation.at("responses", "200", "content")));
    fields.put("schemes", Value.array(Value.of("https")));
    fields.put("parameters", new Arr(parameters));
    fields.put("responses", responses(operation.at("responses").asObj()));
    operation.fields().forEach((name, value) -> {
      if (name.startsWith("x-")) {
        fields.put(name, value);
      }
    });
    return new Obj(fields);
  }

  /** What may be sent or answered; anything where nothing is said. */
  private static Arr mediaTypes(Value content) {
    List<Value> types = new ArrayList<>();
    content.asObj().fields().keySet().forEach(type -> types.add(Value.of(type)));
    return types.isEmpty() ? Value.array(Value.of("*/*")) : new Arr(types);
  }

  private static Obj responses(Obj responses) {
    Map<String, Value> codes = new LinkedHashMap<>();
    responses.fields().forEach((code, response) -> {
      Obj schema = schema(response.at("content"));
      codes.put(code, Value.obj("description", response.text("description"), "schema", schema.isEmpty() ? null : schema));
    });
    return new Obj(codes);
  }

  /** The schema of a content, which is the same for all its media types. */
  private static Obj schema(Value content) {
    for (Value one : content.asObj().fields().values()) {
      String reference = one.text("schema", "$ref");
      return reference.isEmpty() ? one.at("schema").asObj() : Dialect.V2.bare(reference.substring(reference.lastIndexOf('/') + 1));
    }
    return Obj.EMPTY;
  }

  private static Arr parameters(Value parameters) {
    List<Value> all = new ArrayList<>();
    for (Value parameter : parameters.items()) {
      Map<String, Value> fields = new LinkedHashMap<>(parameter.asObj().without("schema").fields());
      fields.putAll(parameter.at("schema").asObj().fields());
      all.add(new Obj(fields));
    }
    return new Arr(all);
  }
}
