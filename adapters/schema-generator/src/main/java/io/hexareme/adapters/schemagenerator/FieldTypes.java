package io.hexareme.adapters.schemagenerator;

import io.hexareme.adapters.schemagenerator.ProtoMessage.ProtoField;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import java.lang.classfile.Signature;
import java.lang.classfile.Signature.ArrayTypeSig;
import java.lang.classfile.Signature.ClassTypeSig;
import java.lang.classfile.Signature.TypeArg;
import java.util.List;

/** What a field holds, from its protobuf declaration, or from its Java type where there is no protobuf. */
final class FieldTypes {
  private static final ListOf STRINGS = new ListOf(Scalar.STRING, ListKind.ATOMIC, List.of());

  private FieldTypes() {}

  static FieldType of(ProtoField field) {
    FieldType single = single(field.type());
    return switch (field.kind()) {
      case "map" -> new MapOf(single, field.comment().first("mapType").equals(java.util.Optional.of("atomic")));
      case "repeated" -> list(field, single);
      default -> single;
    };
  }

  private static ListOf list(ProtoField field, FieldType items) {
    ListKind kind = switch (field.comment().first("listType").orElse("atomic")) {
      case "map" -> ListKind.MAP;
      case "set" -> ListKind.SET;
      case "atomic" -> ListKind.ATOMIC;
      default -> throw new IllegalStateException("list type of " + field);
    };
    return new ListOf(items, kind, kind == ListKind.MAP ? field.comment().all("listMapKey") : List.of());
  }

  private static FieldType single(String type) {
    return switch (type) {
      case "string" -> Scalar.STRING;
      case "bool" -> Scalar.BOOLEAN;
      case "int32" -> Scalar.INT32;
      case "int64" -> Scalar.INT64;
      case "double" -> Scalar.DOUBLE;
      case "bytes" -> Scalar.BYTES;
      default -> message(type);
    };
  }

  private static FieldType message(String type) {
    return switch (type.substring(type.lastIndexOf('.', type.lastIndexOf('.') - 1) + 1)) {
      case "v1.Time" -> Scalar.TIME;
      case "v1.MicroTime" -> Scalar.MICRO_TIME;
      case "v1.Duration" -> Scalar.DURATION;
      case "v1.FieldsV1" -> Scalar.FIELDS_V1;
      case "resource.Quantity" -> Scalar.QUANTITY;
      case "intstr.IntOrString" -> Scalar.INT_OR_STRING;
      case "runtime.RawExtension", "v1.JSON" -> Scalar.ANY;
      case "v1.ExtraValue", "v1.Verbs" -> STRINGS;
      default -> new Ref(ModelNames.model(type.substring(1)));
    };
  }

  static FieldType of(Signature signature, ModelNames names) {
    return switch (signature) {
      case ArrayTypeSig bytes -> Scalar.BYTES;
      case ClassTypeSig type -> ofClass(type, names);
      default -> throw new IllegalStateException("type " + signature);
    };
  }

  private static FieldType ofClass(ClassTypeSig type, ModelNames names) {
    String simple = type.className().substring(type.className().lastIndexOf('/') + 1);
    return switch (simple) {
      case "String" -> Scalar.STRING;
      case "Boolean" -> Scalar.BOOLEAN;
      case "Integer" -> Scalar.INT32;
      case "Long" -> Scalar.INT64;
      case "Double" -> Scalar.DOUBLE;
      case "OffsetDateTime" -> Scalar.TIME;
      case "Quantity" -> Scalar.QUANTITY;
      case "IntOrString" -> Scalar.INT_OR_STRING;
      case "Object" -> Scalar.ANY;
      case "List" -> new ListOf(argument(type, 0, names), ListKind.ATOMIC, List.of());
      case "Map" -> new MapOf(argument(type, 1, names), false);
      default -> new Ref(names.ofClass(simple).orElseThrow(() -> new IllegalStateException("no model for " + simple)));
    };
  }

  private static FieldType argument(ClassTypeSig type, int index, ModelNames names) {
    return of(((TypeArg.Bounded) type.typeArgs().get(index)).boundType(), names);
  }
}
