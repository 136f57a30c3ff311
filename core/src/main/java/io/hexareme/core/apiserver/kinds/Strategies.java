package io.hexareme.core.apiserver.kinds;

import io.hexareme.ports.schema.ResourceSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds with rules of their own, by {@code group/plural}; all others are generic. */
public final class Strategies {
  private final Map<String, KindStrategy> byResource = new LinkedHashMap<>();

  public KindStrategy of(ResourceSchema resource) {
    KindStrategy special = byResource.get(resource.group() + "/" + resource.plural());
    boolean hasStatus = resource.subresources().stream().anyMatch(s -> s.name().equals("status"));
    return special != null ? special : new GenericStrategy(hasStatus, hasStatus && !resource.group().isEmpty());
  }
}
