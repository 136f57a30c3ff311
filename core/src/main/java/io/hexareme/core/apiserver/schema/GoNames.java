package io.hexareme.core.apiserver.schema;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;

/** How Go's decoder names types in its errors: {@code int32}, {@code v1.PodSpec}, {@code []v1.Container}, {@code map[string]string}. */
final class GoNames {
  private GoNames() {}

  static String of(FieldType type) {
    return switch (type) {
      case Scalar.STRING -> "string";
      case Scalar.BOOLEAN -> "bool";
      case Scalar.INT32 -> "int32";
      case Scalar.INT64 -> "int64";
      case Scalar.DOUBLE -> "float64";
      case Scalar.BYTES -> "[]uint8";
      case Scalar.TIME -> "v1.Time";
      case Scalar.MICRO_TIME -> "v1.MicroTime";
      case Scalar.DURATION -> "v1.Duration";
      case Scalar.QUANTITY -> "resource.Quantity";
      case Scalar.INT_OR_STRING -> "intstr.IntOrString";
      case Scalar.FIELDS_V1 -> "v1.FieldsV1";
      case Scalar.ANY -> "runtime.RawExtension";
      case Ref ref -> versioned(ref.type());
      case ListOf list -> "[]" + of(list.items());
      case MapOf map -> map.values() == Scalar.QUANTITY ? "v1.ResourceList" : "map[string]" + of(map.values());
    };
  }

  /** {@code PodSpec} of {@code io.k8s.api.core.v1.PodSpec}. */
  static String bare(String typeName) {
    return typeName.substring(typeName.lastIndexOf('.') + 1);
  }

  private static String versioned(String typeName) {
    return typeName.substring(typeName.lastIndexOf('.', typeName.lastIndexOf('.') - 1) + 1);
  }
}
