package io.hexareme.core.kubelet.pod;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The strategic merge patch from one Pod status to another: only what changed, and of the conditions only the kubelet's own, so
 * that it conflicts with nobody. It names the uid: a Pod of the same name that came after is left alone.
 */
public final class StatusPatch {
  private StatusPatch() {}

  /** Empty when there is nothing to write. */
  public static Optional<Obj> between(String uid, Obj before, Obj after) {
    Map<String, Value> changes = new LinkedHashMap<>();
    after.fields().forEach((field, value) -> {
      if (!value.equals(before.at(field))) {
        Value change = change(field, before.at(field), value);
        if (!change.equals(Arr.EMPTY) || value.equals(Arr.EMPTY)) {
          changes.put(field, change);
        }
      }
    });
    before.fields().keySet().stream().filter(field -> !after.has(field)).forEach(field -> changes.put(field, Value.Null.NULL));
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(Value.obj("metadata", Value.obj("uid", uid), "status", new Obj(changes)));
  }

  private static Value change(String field, Value before, Value after) {
    return switch (field) {
      case "conditions" -> new Arr(after.items().stream().filter(condition -> isChanged(before, condition))
          .map(condition -> withoutWhatIsGone(before, condition.asObj())).toList());
      case "podIPs", "hostIPs" -> keyedByIp(before, after);
      default -> after;
    };
  }

  private static boolean isChanged(Value before, Value condition) {
    return PodConditions.OWNED.contains(condition.text("type"))
        && !Conditions.find(before, condition.text("type")).filter(condition::equals).isPresent();
  }

  /** A condition is merged into the old one of its type: what the new one lacks, such as the reason it was not ready, must be said. */
  private static Value withoutWhatIsGone(Value before, Obj condition) {
    Obj patch = condition;
    for (String field : Conditions.find(before, condition.text("type")).orElse(Obj.EMPTY).fields().keySet()) {
      if (!condition.has(field)) {
        patch = patch.with(field, Value.Null.NULL);
      }
    }
    return patch;
  }

  private static Arr keyedByIp(Value before, Value after) {
    List<Value> items = new ArrayList<>(after.items());
    before.items().stream()
        .filter(old -> !after.items().contains(old))
        .forEach(old -> items.add(Value.obj("$patch", "delete", "ip", old.text("ip"))));
    return new Arr(items);
  }
}
