package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import java.util.List;

/** What a container's status says of its volume mounts (KEP-3857). */
final class VolumeMounts {
  private VolumeMounts() {}

  /** Null when it has none. */
  static Arr of(Value container) {
    List<Value> mounts = container.list("volumeMounts").stream().map(VolumeMounts::told).toList();
    return mounts.isEmpty() ? null : new Arr(mounts);
  }

  private static Value told(Value mount) {
    boolean readOnly = mount.at("readOnly").asBool(false);
    return Value.obj(
        "name", mount.text("name"),
        "mountPath", mount.text("mountPath"),
        "readOnly", readOnly ? true : null,
        "recursiveReadOnly", readOnly ? "Disabled" : null);
  }
}
