package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** New claims and volumes get the finalizer that keeps them as long as somebody uses them; controllers take it off. */
final class StorageObjectInUseProtection implements MutatingPlugin {

  @Override
  public String name() {
    return "StorageObjectInUseProtection";
  }

  @Override
  public Obj admit(Attributes attributes) {
    if (attributes.operation() != Operation.CREATE) {
      return attributes.object();
    }
    if (attributes.isAbout("", "persistentvolumeclaims")) {
      return with(attributes.object(), "kubernetes.io/pvc-protection");
    }
    return attributes.isAbout("", "persistentvolumes") ? with(attributes.object(), "kubernetes.io/pv-protection") : attributes.object();
  }

  private static Obj with(Obj object, String finalizer) {
    List<Value> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
    if (finalizers.contains(Value.of(finalizer))) {
      return object;
    }
    finalizers.add(Value.of(finalizer));
    return object.withPath(new Arr(finalizers), "metadata", "finalizers");
  }
}
