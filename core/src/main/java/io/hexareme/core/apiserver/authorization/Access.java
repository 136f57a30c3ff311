package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.ApiRequest;

/**
 * What is to be decided: may {@code user} do {@code verb} there? For a non-resource path {@code path} counts, otherwise the rest.
 *
 * @param fieldSelector and {@code labelSelector}: to what a list, watch or deletecollection is narrowed; empty: to nothing
 */
public record Access(
    User user,
    String verb,
    boolean isResource,
    String path,
    String group,
    String version,
    String resource,
    String subresource,
    String namespace,
    String name,
    String fieldSelector,
    String labelSelector) {

  private static final String BY_NAME = "metadata.name=";

  /** Without selectors. */
  public Access(User user, String verb, boolean isResource, String path, String group, String version, String resource,
      String subresource, String namespace, String name) {
    this(user, verb, isResource, path, group, version, resource, subresource, namespace, name, "", "");
  }

  /**
   * What a request needs. A list or watch that selects one object by its name asks for that object only, so that a rule with
   * resourceNames can allow it.
   */
  public static Access of(User user, RequestInfo info, ApiRequest request) {
    boolean collection = isCollection(info.verb());
    return new Access(user, info.verb(), info.isResource(), info.path(), info.group(), info.version(), info.resource(),
        info.subresource(), info.namespace(), collection && info.name().isEmpty() ? selectedName(request) : info.name(),
        collection ? request.param("fieldSelector") : "", collection ? request.param("labelSelector") : "");
  }

  private static boolean isCollection(String verb) {
    return verb.equals("list") || verb.equals("watch") || verb.equals("deletecollection");
  }

  private static String selectedName(ApiRequest request) {
    String selector = request.param("fieldSelector");
    String name = selector.startsWith(BY_NAME) ? selector.substring(BY_NAME.length()) : "";
    return name.contains(",") || name.startsWith("=") || name.contains("/") ? "" : name;
  }

  /** The same, narrowed by these selectors. */
  public Access selecting(String fields, String labels) {
    return new Access(user, verb, isResource, path, group, version, resource, subresource, namespace, name, fields, labels);
  }

  /** {@code pods} or {@code pods/log}. */
  public String resourceAndSubresource() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  /** The clause that explains a refusal, as Kubernetes words it. */
  public String cannot() {
    String who = "User \"" + user.name() + "\" cannot " + verb;
    if (!isResource) {
      return who + " path \"" + path + "\"";
    }
    String scope = namespace.isEmpty() ? " at the cluster scope" : " in the namespace \"" + namespace + "\"";
    return who + " resource \"" + resourceAndSubresource() + "\" in API group \"" + group + "\"" + scope;
  }
}
