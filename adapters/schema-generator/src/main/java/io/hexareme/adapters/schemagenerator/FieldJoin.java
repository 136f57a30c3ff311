package io.hexareme.adapters.schemagenerator;

import io.hexareme.adapters.schemagenerator.ProtoMessage.ProtoField;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Value;
import java.util.List;

/** One field out of its declaration, its markers and the overlay. */
final class FieldJoin {
  private final Overlay overlay;

  FieldJoin(Overlay overlay) {
    this.overlay = overlay;
  }

  FieldSchema of(String type, String name, ProtoField field, boolean publishedRequired) {
    String key = type + "." + name;
    ProtoComment comment = field.comment();
    FieldType holds = withKeys(FieldTypes.of(field), key);
    return new FieldSchema(
        name,
        holds,
        field.number(),
        required(key, publishedRequired),
        defaultValue(type, name, holds, comment),
        overlay.enumeration(key),
        comment.first("patchMergeKey").orElse(""),
        comment.first("patchStrategy").map(strategies -> List.of(strategies.split(","))).orElse(List.of()),
        overlay.isImmutable(key) || comment.has("k8s:immutable"),
        overlay.omitted(type).contains(name));
  }

  FieldSchema publishedOnly(String type, String name, FieldType declared, boolean publishedRequired) {
    String key = type + "." + name;
    FieldType holds = withKeys(declared, key);
    List<String> strategy = holds instanceof ListOf list && list.kind() == ListKind.MAP ? List.of("merge") : List.of();
    return new FieldSchema(
        name, holds, overlay.number(key), required(key, publishedRequired), defaultValue(type, name, holds, ProtoComment.NONE),
        overlay.enumeration(key),
        strategy.isEmpty() ? "" : ((ListOf) holds).keys().getFirst(), strategy, false, overlay.omitted(type).contains(name));
  }

  /** {@code kind} and {@code apiVersion}, which are in the envelope only on the protobuf wire. */
  FieldSchema ofTypeMeta(String type, String name) {
    Value constant = overlay.defaultValue(type + "." + name).map(Literal::parse).orElse(Value.Null.NULL);
    return new FieldSchema(name, Scalar.STRING, 0, false, constant, List.of(), "", List.of(), false, true);
  }

  /** The field as part of an enclosing type, where it has no number of its own. */
  FieldSchema hoisted(FieldSchema field, boolean required) {
    return new FieldSchema(
        field.name(), field.type(), 0, required, field.defaultValue(), field.enumeration(), field.patchMergeKey(),
        field.patchStrategy(), field.immutable(), field.omitZero());
  }

  private FieldType withKeys(FieldType holds, String key) {
    List<String> keys = overlay.listMapKeys(key);
    return keys.isEmpty() ? holds : new ListOf(((ListOf) holds).items(), ListKind.MAP, keys);
  }

  private boolean required(String key, boolean published) {
    return overlay.required(key).map("yes"::equals).orElse(published);
  }

  private Value defaultValue(String type, String name, FieldType holds, ProtoComment comment) {
    String written = overlay.defaultValue(type + "." + name).or(() -> comment.first("default")).orElse("none");
    if (!written.equals("none")) {
      return Literal.parse(written);
    }
    return overlay.always(type).contains(name) ? zero(holds) : Value.Null.NULL;
  }

  private static Value zero(FieldType holds) {
    return switch (holds) {
      case Ref ref -> Value.Obj.EMPTY;
      case MapOf map -> Value.Obj.EMPTY;
      case ListOf list -> Value.Arr.EMPTY;
      case Scalar.STRING, Scalar.DURATION, Scalar.BYTES -> Value.of("");
      case Scalar.QUANTITY -> Value.of("0");
      case Scalar.INT32, Scalar.INT64, Scalar.DOUBLE -> Value.of(0);
      case Scalar.BOOLEAN -> Value.of(false);
      default -> throw new IllegalStateException("no zero value of " + holds);
    };
  }
}
