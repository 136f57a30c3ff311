package io.hexareme.core.controllers.protection;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** A finalizer that stands for being used. */
record Protection(Resource resource, String finalizer) {

  boolean isOn(Obj object) {
    return object.list("metadata", "finalizers").contains(Value.of(finalizer));
  }

  Plan put(Obj object) {
    List<Value> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
    finalizers.add(Value.of(finalizer));
    return write(object, finalizers);
  }

  Plan taken(Obj object) {
    List<Value> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
    finalizers.remove(Value.of(finalizer));
    return write(object, finalizers);
  }

  private Plan write(Obj object, List<Value> finalizers) {
    return Plan.of(new Command.Update(resource, object.withPath(new Arr(finalizers), "metadata", "finalizers")));
  }
}
