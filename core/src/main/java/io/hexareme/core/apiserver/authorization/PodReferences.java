package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a Pod needs its node to read: {@code plural/name} of Secrets, ConfigMaps, claims, its ServiceAccount and its resource claims, all
 * of the Pod's own namespace.
 *
 * @param node where it is bound; empty when nowhere
 */
record PodReferences(String node, Set<String> names) {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  static PodReferences of(Obj pod) {
    Set<String> names = new LinkedHashSet<>();
    String node = pod.text("spec", "nodeName");
    // A mirror Pod is the kubelet's own word for a Pod from a file: it must not get it the secrets of others.
    if (node.isEmpty() || Meta.annotations(pod).containsKey(MIRROR)) {
      return new PodReferences(node, names);
    }
    Value spec = pod.at("spec");
    add(names, "serviceaccounts", spec.text("serviceAccountName"));
    spec.list("imagePullSecrets").forEach(secret -> add(names, "secrets", secret.text("name")));
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      spec.list(list).forEach(container -> environment(names, container));
    }
    spec.list("volumes").forEach(volume -> volume(names, Meta.name(pod), volume));
    spec.list("resourceClaims").forEach(claim -> add(names, "resourceclaims", claim.text("resourceClaimName")));
    pod.list("status", "resourceClaimStatuses").forEach(claim -> add(names, "resourceclaims", claim.text("resourceClaimName")));
    return new PodReferences(node, names);
  }

  private static void environment(Set<String> names, Value container) {
    for (Value from : container.list("envFrom")) {
      add(names, "secrets", from.text("secretRef", "name"));
      add(names, "configmaps", from.text("configMapRef", "name"));
    }
    for (Value variable : container.list("env")) {
      add(names, "secrets", variable.text("valueFrom", "secretKeyRef", "name"));
      add(names, "configmaps", variable.text("valueFrom", "configMapKeyRef", "name"));
    }
  }

  private static void volume(Set<String> names, String pod, Value volume) {
    add(names, "secrets", volume.text("secret", "secretName"));
    add(names, "configmaps", volume.text("configMap", "name"));
    add(names, "persistentvolumeclaims", volume.text("persistentVolumeClaim", "claimName"));
    if (!volume.at("ephemeral").isNull()) {
      add(names, "persistentvolumeclaims", pod + "-" + volume.text("name"));
    }
    for (Value source : volume.list("projected", "sources")) {
      add(names, "secrets", source.text("secret", "name"));
      add(names, "configmaps", source.text("configMap", "name"));
    }
    VolumeSecrets.of(volume).forEach(secret -> add(names, "secrets", secret.name()));
  }

  private static void add(Set<String> names, String plural, String name) {
    if (!name.isEmpty()) {
      names.add(plural + "/" + name);
    }
  }
}
