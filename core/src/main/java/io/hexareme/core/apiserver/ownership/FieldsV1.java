package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.ObjectBuilder;
import io.hexareme.ports.value.Value;
import java.util.TreeMap;

/**
 * The written form of a set: an object whose fields are path elements. A node without parts is an empty object; one that is in the
 * set and has parts says so by the field {@code "."}. Fields are sorted, so equal sets are written the same.
 */
final class FieldsV1 {
  private static final String SELF = ".";

  private FieldsV1() {}

  static Value.Obj encode(FieldSet set) {
    return encode(set, false);
  }

  private static Value.Obj encode(FieldSet set, boolean self) {
    if (set.children().isEmpty()) {
      return Value.Obj.EMPTY;
    }
    ObjectBuilder fields = new ObjectBuilder();
    if (self && set.member()) {
      fields.put(SELF, Value.Obj.EMPTY);
    }
    set.children().forEach((step, below) -> fields.put(step.text(), encode(below, true)));
    return fields.build();
  }

  /** Reads what somebody wrote; steps of no known form are left out. */
  static FieldSet decode(Value.Obj written) {
    FieldSet set = decodeNode(written);
    return written.isEmpty() ? FieldSet.EMPTY : set.asNoMember();
  }

  private static FieldSet decodeNode(Value.Obj written) {
    if (written.isEmpty()) {
      return FieldSet.LEAF;
    }
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    written.fields().forEach((name, below) -> {
      if (name.length() >= 2 && name.charAt(1) == ':' && "fkvi".indexOf(name.charAt(0)) >= 0) {
        FieldSet.put(children, new PathElement(name), decodeNode(below.asObj()));
      }
    });
    return FieldSet.of(written.has(SELF), children);
  }
}
