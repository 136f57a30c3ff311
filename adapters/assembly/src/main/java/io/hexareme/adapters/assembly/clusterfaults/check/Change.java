package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;

/**
 * One write of one object.
 *
 * @param kind such as {@code Pod}
 * @param before null: it was created
 * @param after null: it was deleted
 */
public record Change(long revision, Instant at, String kind, ObjectKey key, Obj before, Obj after) {

  boolean isOf(String wanted) {
    return kind.equals(wanted);
  }

  boolean created() {
    return before == null && after != null;
  }

  boolean deleted() {
    return after == null;
  }

  boolean updated() {
    return before != null && after != null;
  }

  /** The state after it, or the last one. */
  Obj object() {
    return after == null ? before : after;
  }

  String subject() {
    return kind + " " + key;
  }

  @Override
  public String toString() {
    String what = created() ? "created" : deleted() ? "deleted" : Meta.isTerminating(after) && !Meta.isTerminating(before) ? "told to end" : "written";
    return at + " revision " + revision + ": " + subject() + " " + what;
  }
}
