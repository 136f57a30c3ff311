package io.hexareme.core.kubelet;

import io.hexareme.ports.value.Value;
import java.util.Optional;

/** A ConfigMap or a Secret that environment variables come from. */
record EnvironmentSource(boolean secret, String name) {

  /** The one that an {@code envFrom} entry or a {@code valueFrom} names. */
  static Optional<EnvironmentSource> in(Value reference) {
    for (String field : new String[] {"configMapRef", "configMapKeyRef", "secretRef", "secretKeyRef"}) {
      if (!reference.at(field).isNull()) {
        return Optional.of(new EnvironmentSource(field.startsWith("secret"), reference.text(field, "name")));
      }
    }
    return Optional.empty();
  }

  /** As messages about a missing one name it. */
  String text() {
    return (secret ? "secret" : "configmap") + " \"" + name + "\"";
  }
}
