package io.hexareme.core.apiserver.kinds.config;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** PersistentVolumes and claims on them: what they hold or want, how it is reached, and of which technology a volume is. */
public final class VolumeRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final String STORAGE = "storage";
  private static final List<String> SOURCES = List.of("hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker",
      "nfs", "rbd", "quobyte", "cephfs", "iscsi", "cinder", "fc", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume",
      "azureDisk", "scaleIO", "local", "storageos", "csi", "flexVolume");

  private VolumeRules() {}

  public static void volume(Obj volume, List<FieldError> errors) {
    Obj spec = volume.at("spec").asObj();
    if (spec.list("accessModes").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("accessModes"), ""));
    }
    Obj capacity = spec.at("capacity").asObj();
    FieldPath at = SPEC.child("capacity");
    if (capacity.isEmpty()) {
      errors.add(FieldError.required(at, ""));
    }
    if (!capacity.has(STORAGE) || capacity.fields().size() > 1) {
      errors.add(FieldError.notSupported(at, spec.at("capacity"), List.of(STORAGE)));
    }
    capacity.fields().forEach((name, amount) -> positive(amount, at.key(name), errors));
    source(spec, errors);
  }

  private static void source(Obj spec, List<FieldError> errors) {
    List<String> given = SOURCES.stream().filter(source -> !spec.at(source).isNull()).toList();
    if (given.isEmpty()) {
      errors.add(FieldError.required(SPEC, "must specify a volume type"));
    }
    given.stream().skip(1).forEach(more ->
        errors.add(FieldError.forbidden(SPEC.child(more), "may not specify more than 1 volume type")));
  }

  public static void claim(Obj claim, List<FieldError> errors) {
    Obj spec = claim.at("spec").asObj();
    if (spec.list("accessModes").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("accessModes"), "at least 1 access mode is required"));
    }
    if (!spec.at("selector").isNull()) {
      LabelSelectorValidation.check(spec.at("selector"), SPEC.child("selector"), errors);
    }
    FieldPath storage = SPEC.child("resources").key(STORAGE);
    Value wanted = spec.at("resources", "requests", STORAGE);
    if (wanted.isNull()) {
      errors.add(FieldError.required(storage, ""));
    } else {
      positive(wanted, storage, errors);
    }
  }

  private static void positive(Value amount, FieldPath at, List<FieldError> errors) {
    Quantity quantity = Quantity.orZero(amount.asString(""));
    if (quantity.signum() <= 0) {
      errors.add(FieldError.invalid(at, quantity.toString(), "must be greater than zero"));
    }
  }
}
