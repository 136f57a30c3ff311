package io.hexareme.core.kubelet.volume;

import io.hexareme.ports.value.Value;

/** A token of the Pod's service account. @param audience empty for the API server's own */
public record TokenRef(String audience, long seconds) {

  static TokenRef of(Value source) {
    return new TokenRef(source.text("audience"), source.at("expirationSeconds").asLong(3600));
  }
}
