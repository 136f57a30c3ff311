package io.hexareme.ports.schema;

import java.util.List;
import java.util.Map;

/**
 * @param types every structural type by its OpenAPI model name, such as {@code io.k8s.api.core.v1.Pod}
 * @param resources every resource that is served, in discovery order: groups by preference, then by plural name
 */
public record SchemaTable(Map<String, TypeSchema> types, List<ResourceSchema> resources) {}
