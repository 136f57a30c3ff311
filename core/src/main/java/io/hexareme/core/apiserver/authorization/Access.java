package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;

/**
 * What is to be decided: may {@code user} do {@code verb} there? For a non-resource path {@code path} counts, otherwise the rest.
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
    String name) {

  public static Access of(User user, RequestInfo info) {
    return new Access(user, info.verb(), info.isResource(), info.path(), info.group(), info.version(), info.resource(),
        info.subresource(), info.namespace(), info.name());
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
