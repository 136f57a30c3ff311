package io.hexareme.ports.schema;

import io.hexareme.ports.value.Value;
import java.util.List;

/**
 * One field of a type.
 *
 * @param name JSON name
 * @param type what it holds
 * @param number protobuf field number; 0 when it is not on the wire directly (hoisted from an {@link TypeSchema.Embed}, or JSON only)
 * @param required whether a missing or null field is an error
 * @param defaultValue what a missing field becomes; {@code Null.NULL} for no default
 * @param enumeration the only values allowed, in the order Kubernetes lists them; empty for any
 * @param patchMergeKey strategic merge patch: the key of list items; empty when there is none
 * @param patchStrategy strategic merge patch: any of {@code merge}, {@code retainKeys}, {@code replace}
 * @param immutable whether an update may not change it once set
 * @param omitZero whether the empty string, 0 or false stand for absence (in Go, a field that is no pointer and has
 *     {@code omitempty}): such a value is dropped when read, and the default applies
 */
public record FieldSchema(
    String name,
    FieldType type,
    int number,
    boolean required,
    Value defaultValue,
    List<String> enumeration,
    String patchMergeKey,
    List<String> patchStrategy,
    boolean immutable,
    boolean omitZero) {

  /** A field whose zero value means something. */
  public FieldSchema(
      String name,
      FieldType type,
      int number,
      boolean required,
      Value defaultValue,
      List<String> enumeration,
      String patchMergeKey,
      List<String> patchStrategy,
      boolean immutable) {
    this(name, type, number, required, defaultValue, enumeration, patchMergeKey, patchStrategy, immutable, false);
  }
}
