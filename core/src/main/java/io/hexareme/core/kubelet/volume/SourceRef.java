package io.hexareme.core.kubelet.volume;

import io.hexareme.core.machinery.Resource;

/** A ConfigMap or Secret in a Pod's namespace. */
public record SourceRef(Resource resource, String namespace, String name) {

  static SourceRef configMap(String namespace, String name) {
    return new SourceRef(Resource.CONFIG_MAPS, namespace, name);
  }

  static SourceRef secret(String namespace, String name) {
    return new SourceRef(Resource.SECRETS, namespace, name);
  }

  boolean isSecret() {
    return resource.equals(Resource.SECRETS);
  }

  String notFound() {
    return (isSecret() ? "secret" : "configmap") + " \"" + name + "\" not found";
  }

  String noSuchKey(String key) {
    return isSecret() ? "references non-existent secret key: " + key : "configmap references non-existent config key: " + key;
  }
}
