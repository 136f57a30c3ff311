package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.apiserver.kinds.flowcontrol.FlowObjects;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Gives default roles and bindings back what they lack; what somebody added to them stays. */
final class Reconciliation {
  private Reconciliation() {}

  static Obj role(Obj there, Obj wanted) {
    return isLeftAlone(there) ? there : withAll(there, wanted, "rules");
  }

  static Obj binding(Obj there, Obj wanted) {
    return isLeftAlone(there) ? there : withAll(there, wanted, "subjects");
  }

  /** The spec is ours as long as the annotation says so. */
  static Obj flowControl(Obj there, Obj wanted) {
    return "true".equals(Meta.annotations(there).get(FlowObjects.AUTOUPDATE)) ? there.with("spec", wanted.at("spec")) : there;
  }

  private static boolean isLeftAlone(Obj there) {
    return "false".equals(Meta.annotations(there).get(RbacObjects.AUTOUPDATE));
  }

  private static Obj withAll(Obj there, Obj wanted, String list) {
    List<Value> items = new ArrayList<>(there.list(list));
    for (Value item : wanted.list(list)) {
      if (!items.contains(item)) {
        items.add(item);
      }
    }
    return items.size() == there.list(list).size() ? there : there.with(list, new Arr(items));
  }
}
