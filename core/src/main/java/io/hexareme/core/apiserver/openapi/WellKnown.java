package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Scalars that Kubernetes publishes as types with a name, which clients show and know: Quantity, Time, IntOrString and the like. */
final class WellKnown {
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private static final String RAW = "io.k8s.apimachinery.pkg.runtime.RawExtension";

  private WellKnown() {}

  /** The published name of a scalar; empty for one that is described in place. */
  static Optional<String> name(Scalar scalar) {
    return switch (scalar) {
      case TIME -> Optional.of(META + "Time");
      case MICRO_TIME -> Optional.of(META + "MicroTime");
      case DURATION -> Optional.of(META + "Duration");
      case FIELDS_V1 -> Optional.of(META + "FieldsV1");
      case QUANTITY -> Optional.of("io.k8s.apimachinery.pkg.api.resource.Quantity");
      case INT_OR_STRING -> Optional.of("io.k8s.apimachinery.pkg.util.intstr.IntOrString");
      case ANY -> Optional.of(RAW);
      case STRING, BOOLEAN, INT32, INT64, DOUBLE, BYTES -> Optional.empty();
    };
  }

  /** The schemas of all of them by name. */
  static Map<String, Obj> schemas(Dialect dialect) {
    Map<String, Obj> schemas = new LinkedHashMap<>();
    schemas.put(name(Scalar.TIME).orElseThrow(), text("A point in time, as RFC 3339 has it, with seconds.", "date-time"));
    schemas.put(name(Scalar.MICRO_TIME).orElseThrow(), text("A point in time, as RFC 3339 has it, with microseconds.", "date-time"));
    schemas.put(name(Scalar.DURATION).orElseThrow(), text("A length of time such as 1h30m.", null));
    schemas.put(name(Scalar.FIELDS_V1).orElseThrow(),
        Value.obj("description", "A set of fields, each level a map from path element to what is below it.", "type", "object"));
    schemas.put(name(Scalar.QUANTITY).orElseThrow(), dialect.either(
        "An amount: a decimal number with an optional suffix such as m, k, M, Ki or Mi, or an exponent.", null, "string", "number"));
    schemas.put(name(Scalar.INT_OR_STRING).orElseThrow(),
        dialect.either("A whole number, or a string such as a name or a percentage.", "int-or-string", "integer", "string"));
    schemas.put(RAW, Value.obj("description", "Any value.", "type", "object"));
    return schemas;
  }

  private static Obj text(String description, String format) {
    return Value.obj("description", description, "type", "string", "format", format);
  }
}
