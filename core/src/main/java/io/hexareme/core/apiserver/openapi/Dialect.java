package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the two versions of OpenAPI differ for schemas. */
enum Dialect {
  /** A reference excludes anything beside it, so it is wrapped where something has to be said beside it. */
  V3("#/components/schemas/") {
    @Override
    Obj reference(String type) {
      return Value.obj("allOf", Value.array(bare(type)));
    }

    @Override
    Obj either(String description, String format, String... types) {
      Value[] alternatives = new Value[types.length];
      for (int i = 0; i < types.length; i++) {
        alternatives[i] = Value.obj("type", types[i]);
      }
      return Value.obj("description", description, "format", format, "oneOf", Value.array(alternatives));
    }
  },

  /** Knows no alternatives: what may be two things is called a string. */
  V2("#/definitions/") {
    @Override
    Obj reference(String type) {
      return bare(type);
    }

    @Override
    Obj either(String description, String format, String... types) {
      return Value.obj("description", description, "type", "string", "format", format);
    }
  };

  private final String prefix;

  Dialect(String prefix) {
    this.prefix = prefix;
  }

  /** A reference that may get siblings. */
  abstract Obj reference(String type);

  /** A value of any of these types. */
  abstract Obj either(String description, String format, String... types);

  /** A reference that stands alone. */
  Obj bare(String type) {
    return Value.obj("$ref", prefix + type);
  }

  /** {@code over} with {@code under} where it has nothing. */
  static Obj merged(Obj over, Obj under) {
    Map<String, Value> fields = new LinkedHashMap<>(over.fields());
    under.fields().forEach(fields::putIfAbsent);
    return new Obj(fields);
  }
}
