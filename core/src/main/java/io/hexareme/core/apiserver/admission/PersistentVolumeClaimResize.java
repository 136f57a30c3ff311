package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** A claim grows only when its class can do it. */
final class PersistentVolumeClaimResize implements ValidatingPlugin {
  private final ObjectReader objects;

  PersistentVolumeClaimResize(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "PersistentVolumeClaimResize";
  }

  @Override
  public void validate(Attributes attributes) {
    boolean grows = attributes.operation() == Operation.UPDATE && attributes.isAbout("", "persistentvolumeclaims")
        && size(attributes.before()).compareTo(size(attributes.object())) < 0;
    if (!grows) {
      return;
    }
    if (!attributes.before().text("status", "phase").equals("Bound")) {
      throw refuse(attributes, "Only bound persistent volume claims can be expanded");
    }
    if (!isExpandable(attributes.before())) {
      throw refuse(attributes, "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
    }
  }

  private static Quantity size(Value claim) {
    return Quantity.orZero(claim.text("spec", "resources", "requests", "storage"));
  }

  private boolean isExpandable(Obj claim) {
    String name = claim.text("spec", "storageClassName");
    return !name.isEmpty() && objects.get(DefaultStorageClass.CLASSES, new ObjectKey("", name))
        .filter(found -> found.at("allowVolumeExpansion").asBool(false)).isPresent();
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden("", "persistentvolumeclaims", attributes.name(), why);
  }
}
