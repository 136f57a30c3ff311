package io.hexareme.core.kubelet.volume;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/** What must be read and asked for before a Pod's volumes can be filled. */
public record VolumeNeeds(Set<SourceRef> sources, Set<TokenRef> tokens) {

  public static VolumeNeeds of(Value pod) {
    VolumeNeeds needs = new VolumeNeeds(new LinkedHashSet<>(), new LinkedHashSet<>());
    String namespace = Meta.namespace(pod);
    for (Value volume : pod.list("spec", "volumes")) {
      needs.add(volume, namespace);
      volume.list("projected", "sources").forEach(source -> needs.add(source, namespace));
    }
    return needs;
  }

  private void add(Value source, String namespace) {
    if (!source.at("configMap").isNull()) {
      sources.add(SourceRef.configMap(namespace, source.text("configMap", "name")));
    }
    if (!source.at("secret").isNull()) {
      sources.add(SourceRef.secret(namespace, secretName(source.at("secret"))));
    }
    if (!source.at("serviceAccountToken").isNull()) {
      tokens.add(TokenRef.of(source.at("serviceAccountToken")));
    }
  }

  /** A volume names it in another field than a part of a projected one. */
  static String secretName(Value secret) {
    return secret.at("secretName").asString(secret.text("name"));
  }
}
