package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** A claim that says nothing of a class gets the default one; the empty class is said. */
final class DefaultStorageClass implements MutatingPlugin {
  static final Resource CLASSES = new Resource("storage.k8s.io", "v1", "storageclasses", "StorageClass", false);
  private static final List<String> MARKS =
      List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");
  private static final String OLD_FIELD = "volume.beta.kubernetes.io/storage-class";

  private final ObjectReader objects;

  DefaultStorageClass(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "DefaultStorageClass";
  }

  @Override
  public Obj admit(Attributes attributes) {
    Obj claim = attributes.object();
    boolean silent = attributes.operation() == Operation.CREATE && attributes.isAbout("", "persistentvolumeclaims")
        && claim.at("spec", "storageClassName").isNull() && !Meta.annotations(claim).containsKey(OLD_FIELD);
    return silent
        ? DefaultClasses.marked(objects, CLASSES, MARKS).map(name -> claim.withPath(Value.of(name), "spec", "storageClassName")).orElse(claim)
        : claim;
  }
}
