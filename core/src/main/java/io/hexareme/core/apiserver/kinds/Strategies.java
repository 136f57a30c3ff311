package io.hexareme.core.apiserver.kinds;

import io.hexareme.ports.schema.ResourceSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds with rules of their own, by {@code group/plural}; all others are generic. */
public final class Strategies {
  private final Map<String, KindStrategy> byResource = new LinkedHashMap<>();

  /** Roles and bindings: {@code system:node} is a legal name. */
  private static final KindStrategy PATH_NAMED = new KindStrategy() {
    @Override
    public NameRule nameRule() {
      return NameRule.PATH_SEGMENT;
    }
  };

  public KindStrategy of(ResourceSchema resource) {
    if (resource.group().equals("rbac.authorization.k8s.io")) {
      return PATH_NAMED;
    }
    KindStrategy special = byResource.get(resource.group() + "/" + resource.plural());
    boolean hasStatus = resource.subresources().stream().anyMatch(s -> s.name().equals("status"));
    return special != null ? special : new GenericStrategy(hasStatus, hasStatus && !resource.group().isEmpty());
  }
}
