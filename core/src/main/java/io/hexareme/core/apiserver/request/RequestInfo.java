package io.hexareme.core.apiserver.request;

import io.hexareme.ports.api.ApiRequest;
import java.util.List;
import java.util.Locale;

/**
 * What a request asks for.
 *
 * @param verb get, list, watch, create, update, patch, delete, deletecollection; for non-resource paths the method in lower case
 * @param isResource whether the path names a resource of an API group
 * @param group empty for the core group
 * @param resource the plural; empty when the path stops before it
 * @param name empty for a collection
 */
public record RequestInfo(
    String verb,
    String path,
    boolean isResource,
    String group,
    String version,
    String namespace,
    String resource,
    String name,
    String subresource) {

  /** Reads method and path; never refuses: what does not exist is found out later. */
  public static RequestInfo of(ApiRequest request) {
    List<String> parts = List.of(request.path().split("/")).stream().filter(part -> !part.isEmpty()).toList();
    boolean core = parts.size() >= 3 && parts.get(0).equals("api");
    boolean grouped = parts.size() >= 4 && parts.get(0).equals("apis");
    if (!core && !grouped) {
      return new RequestInfo(request.method().toLowerCase(Locale.ROOT), request.path(), false, "", "", "", "", "", "");
    }
    String group = core ? "" : parts.get(1);
    String version = core ? parts.get(1) : parts.get(2);
    List<String> rest = parts.subList(core ? 2 : 3, parts.size());
    boolean watchPrefix = rest.getFirst().equals("watch") && rest.size() > 1;
    return resource(request, group, version, watchPrefix ? rest.subList(1, rest.size()) : rest, watchPrefix);
  }

  private static RequestInfo resource(
      ApiRequest request, String group, String version, List<String> rest, boolean watchPrefix) {
    String namespace = "";
    if (rest.getFirst().equals("namespaces") && rest.size() > 1) {
      namespace = rest.get(1);
      if (rest.size() > 2 && !rest.get(2).equals("status") && !rest.get(2).equals("finalize")) {
        rest = rest.subList(2, rest.size());
      }
    }
    String resource = rest.get(0);
    String name = rest.size() > 1 ? rest.get(1) : "";
    // What follows a proxy's path is for whom it leads to.
    String subresource = rest.size() < 3 ? "" : rest.get(2).equals("proxy") ? "proxy" : String.join("/", rest.subList(2, rest.size()));
    String verb = verb(request, name, watchPrefix);
    return new RequestInfo(verb, request.path(), true, group, version, namespace, resource, name, subresource);
  }

  private static String verb(ApiRequest request, String name, boolean watchPrefix) {
    return switch (request.method()) {
      case "GET", "HEAD" -> watchPrefix || name.isEmpty() && isTrue(request, "watch")
          ? "watch"
          : name.isEmpty() ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> request.method().toLowerCase(Locale.ROOT);
    };
  }

  /** Query booleans as the real server reads them: anything but 0 and false is true, even nothing ({@code ?watch}). */
  public static boolean isTrue(ApiRequest request, String parameter) {
    if (!request.query().containsKey(parameter)) {
      return false;
    }
    String given = request.param(parameter);
    return !given.equals("0") && !given.equalsIgnoreCase("false");
  }

  /** {@code apps/v1}, or {@code v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** {@code deployments} or {@code deployments/scale}. */
  public String resourceAndSubresource() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }
}
