package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.stream.Stream;

/** The projected volume by which a Pod's containers find their token, the cluster's CA and their namespace. */
final class TokenVolume {
  private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String PREFIX = "kube-api-access-";
  private static final String NAME_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  /** An hour, and a few seconds that mark it as made here. */
  private static final int TOKEN_SECONDS = 3607;

  private final Randomness names;

  TokenVolume(Randomness names) {
    this.names = names;
  }

  /** The Pod spec with the volume mounted in every container that has nothing else at that place. */
  Obj mountedIn(Obj spec) {
    boolean wanted = Stream.of("containers", "initContainers").flatMap(field -> spec.list(field).stream()).anyMatch(TokenVolume::lacks);
    if (!wanted) {
      return spec;
    }
    String existing = spec.list("volumes").stream().map(v -> v.text("name")).filter(n -> n.startsWith(PREFIX)).findFirst().orElse("");
    String name = existing.isEmpty() ? PREFIX + suffix() : existing;
    Obj mounted = spec;
    for (String field : List.of("initContainers", "containers")) {
      if (mounted.has(field)) {
        mounted = mounted.with(field, new Arr(mounted.list(field).stream().map(c -> withMount(c, name)).toList()));
      }
    }
    return existing.isEmpty() ? mounted.with("volumes", new Arr(mounted.list("volumes")).plus(volume(name))) : mounted;
  }

  private static boolean lacks(Value container) {
    return container.list("volumeMounts").stream().noneMatch(mount -> mount.text("mountPath").equals(MOUNT_PATH));
  }

  private static Value withMount(Value container, String volume) {
    if (!lacks(container)) {
      return container;
    }
    Obj mount = Value.obj("name", volume, "readOnly", true, "mountPath", MOUNT_PATH);
    return container.asObj().with("volumeMounts", new Arr(container.list("volumeMounts")).plus(mount));
  }

  private String suffix() {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      suffix.append(NAME_ALPHABET.charAt(names.nextInt(NAME_ALPHABET.length())));
    }
    return suffix.toString();
  }

  private static Obj volume(String name) {
    return Value.obj("name", name, "projected", Value.obj("defaultMode", 420, "sources", List.of(
        Value.obj("serviceAccountToken", Value.obj("expirationSeconds", TOKEN_SECONDS, "path", "token")),
        Value.obj("configMap", Value.obj("name", "kube-root-ca.crt",
            "items", List.of(Value.obj("key", "ca.crt", "path", "ca.crt")))),
        Value.obj("downwardAPI", Value.obj("items", List.of(Value.obj("path", "namespace",
            "fieldRef", Value.obj("apiVersion", "v1", "fieldPath", "metadata.namespace"))))))));
  }
}
