package io.hexareme.ports.schema;

import java.util.List;

/**
 * One resource of the API, as discovery shows it.
 *
 * @param group empty for the core group
 * @param plural the resource's name in paths
 * @param type the OpenAPI model name of its kind
 * @param verbs what it serves, in alphabetical order; a resource without {@code get} and {@code list} is virtual (reviews)
 * @param selectableFields paths usable in field selectors beside {@code metadata.name} and {@code metadata.namespace}
 */
public record ResourceSchema(
    String group,
    String version,
    String kind,
    String plural,
    String singular,
    List<String> shortNames,
    List<String> categories,
    boolean namespaced,
    String type,
    List<String> verbs,
    List<Subresource> subresources,
    List<String> selectableFields) {

  /** {@code apps/v1}, or {@code v1} for the core group. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** A subresource: its name, the kind it speaks (possibly of another group), and its verbs. */
  public record Subresource(String name, String group, String version, String kind, List<String> verbs) {}
}
