package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.schema.ResourceSchema;
import java.util.Locale;

/** Names of operations as Kubernetes forms them ({@code readAppsV1NamespacedDeployment}): generated clients call their methods so. */
final class OperationIds {
  private final ResourceSchema resource;
  private final String groupVersion;

  OperationIds(ResourceSchema resource) {
    this.resource = resource;
    this.groupVersion = group(resource.group()) + capital(resource.version());
  }

  /** {@code RbacAuthorization} for {@code rbac.authorization.k8s.io}. */
  private static String group(String group) {
    StringBuilder name = new StringBuilder();
    for (String part : (group.isEmpty() ? "core" : group.replace(".k8s.io", "")).split("\\.")) {
      name.append(capital(part));
    }
    return name.toString();
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  String tag() {
    String group = group(resource.group());
    return group.substring(0, 1).toLowerCase(Locale.ROOT) + group.substring(1) + "_" + resource.version();
  }

  private String scope() {
    return resource.namespaced() ? "Namespaced" : "";
  }

  String of(String verb) {
    return verb + groupVersion + scope() + resource.kind();
  }

  String collection(String verb) {
    return verb + groupVersion + "Collection" + scope() + resource.kind();
  }

  String everywhere(String verb) {
    return verb + groupVersion + resource.kind() + "ForAllNamespaces";
  }

  String subresource(String verb, String subresource) {
    return of(verb) + capital(subresource);
  }
}
