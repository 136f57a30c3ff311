package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code status.conditions}: a list keyed by {@code type}, whose transition time moves only with {@code status}. */
public final class Conditions {
  private Conditions() {}

  /** The condition of that type in a list of conditions. */
  public static Optional<Obj> find(Value conditions, String type) {
    return conditions.items().stream().filter(c -> c.text("type").equals(type)).map(Value::asObj).findFirst();
  }

  /** Whether the object's condition of that type has status True. */
  public static boolean isTrue(Value object, String type) {
    return find(object.at("status", "conditions"), type).filter(c -> c.text("status").equals("True")).isPresent();
  }

  /**
   * The list with {@code condition} in it, in place of the one of its type or at the end. Its {@code lastTransitionTime} is kept
   * from the old one when the status did not change, else set to {@code now} (RFC 3339).
   */
  public static Arr set(Value conditions, Obj condition, String now) {
    List<Value> items = new ArrayList<>(conditions.items());
    for (int i = 0; i < items.size(); i++) {
      Value old = items.get(i);
      if (old.text("type").equals(condition.text("type"))) {
        boolean same = old.text("status").equals(condition.text("status"));
        items.set(i, condition.with("lastTransitionTime", same ? old.at("lastTransitionTime") : Value.of(now)));
        return new Arr(items);
      }
    }
    items.add(condition.with("lastTransitionTime", now));
    return new Arr(items);
  }

  /** The list without the condition of that type. */
  public static Arr remove(Value conditions, String type) {
    return new Arr(conditions.items().stream().filter(c -> !c.text("type").equals(type)).toList());
  }
}
