package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The Secrets that a kind of volume is mounted with, of a Pod's volume and of a PersistentVolume's spec alike. */
final class VolumeSecrets {
  private static final List<String> WITH_REFERENCE =
      List.of("cephfs", "cinder", "flexVolume", "rbd", "scaleIO", "iscsi", "storageos");
  private static final List<String> OF_CSI = List.of("nodePublishSecretRef", "nodeStageSecretRef", "controllerPublishSecretRef",
      "controllerExpandSecretRef", "nodeExpandSecretRef");

  private VolumeSecrets() {}

  /** Keys have no namespace where the volume does not say one: it is the Pod's, or the claim's. */
  static List<ObjectKey> of(Value volume) {
    List<ObjectKey> secrets = new ArrayList<>();
    add(secrets, volume.text("azureFile", "secretNamespace"), volume.text("azureFile", "secretName"));
    WITH_REFERENCE.forEach(kind -> add(secrets, volume.at(kind, "secretRef")));
    OF_CSI.forEach(reference -> add(secrets, volume.at("csi", reference)));
    return secrets;
  }

  private static void add(List<ObjectKey> secrets, Value reference) {
    add(secrets, reference.text("namespace"), reference.text("name"));
  }

  private static void add(List<ObjectKey> secrets, String namespace, String name) {
    if (!name.isEmpty()) {
      secrets.add(new ObjectKey(namespace, name));
    }
  }
}
