package io.hexareme.core.apiserver.kinds.cluster;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Nodes: their taints, and what they were once given for good. */
public final class NodeRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private NodeRules() {}

  /** What a node has can all be given away, if it does not say otherwise. */
  public static Obj defaults(Obj node) {
    return Items.inside(node, "status", status ->
        status.at("capacity").isNull() ? status : Items.absent(status, "allocatable", status.at("capacity")));
  }

  public static void check(Obj node, List<FieldError> errors) {
    List<Value> taints = node.list("spec", "taints");
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < taints.size(); i++) {
      Value taint = taints.get(i);
      FieldPath at = SPEC.child("taints").index(i);
      String key = taint.text("key");
      LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(at.child("key"), key, why)));
      String value = taint.text("value");
      LabelValidation.value(value).forEach(why -> errors.add(FieldError.invalid(at.child("value"), value, why)));
      String effect = taint.text("effect");
      if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
        errors.add(FieldError.notSupported(at.child("effect"), taint.at("effect"), EFFECTS));
      }
      if (!seen.add(key + ":" + effect)) {
        errors.add(FieldError.duplicate(at, taint));
      }
    }
  }

  public static void change(Obj before, Obj after, List<FieldError> errors) {
    String was = before.text("spec", "podCIDR");
    if (!was.isEmpty() && !was.equals(after.text("spec", "podCIDR"))) {
      errors.add(FieldError.forbidden(SPEC.child("podCIDRs"), "node updates may not change podCIDR except from \"\" to valid"));
    }
    String provider = before.text("spec", "providerID");
    if (!provider.isEmpty() && !provider.equals(after.text("spec", "providerID"))) {
      errors.add(FieldError.forbidden(SPEC.child("providerID"), "node updates may not change providerID except from \"\" to valid"));
    }
  }
}
