package io.hexareme.core.controllers.replicaset;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** The Pod that a template asks for, under its owner's control. */
final class NewPod {
  private NewPod() {}

  static Obj of(Obj owner) {
    Value template = owner.at("spec", "template");
    Obj metadata = Value.obj(
        "generateName", Meta.name(owner) + "-",
        "namespace", Meta.namespace(owner),
        "labels", template.at("metadata", "labels").asObj(),
        "annotations", orAbsent(template.at("metadata", "annotations")),
        "finalizers", orAbsent(template.at("metadata", "finalizers")),
        "ownerReferences", Value.array(Meta.controllerReference(owner)));
    return Value.obj(
        "apiVersion", Resource.PODS.apiVersion(),
        "kind", Resource.PODS.kind(),
        "metadata", metadata,
        "spec", template.at("spec").asObj());
  }

  private static Value orAbsent(Value value) {
    return value.isNull() ? null : value;
  }
}
