package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a request asks for, in Kubernetes' words.
 *
 * @param client who asks
 * @param verb get, list, watch, create, update, patch, delete or deletecollection; for a path that names no resource the method in lower case
 * @param group empty for the core group
 * @param resource the plural; the whole path where it names none
 */
record Asked(String client, String verb, String group, String resource, String subresource, String namespace, String name) {

  static Asked of(ApiRequest request, String client) {
    List<String> parts = Arrays.stream(request.path().split("/")).filter(part -> !part.isEmpty()).toList();
    boolean core = parts.size() >= 3 && parts.getFirst().equals("api");
    boolean grouped = parts.size() >= 4 && parts.getFirst().equals("apis");
    if (!core && !grouped) {
      return new Asked(client, request.method().toLowerCase(Locale.ROOT), "", request.path(), "", "", "");
    }
    List<String> rest = parts.subList(core ? 2 : 3, parts.size());
    boolean watched = rest.getFirst().equals("watch") && rest.size() > 1;
    return resource(request, client, core ? "" : parts.get(1), watched ? rest.subList(1, rest.size()) : rest, watched);
  }

  private static Asked resource(ApiRequest request, String client, String group, List<String> path, boolean watched) {
    List<String> rest = path;
    String namespace = "";
    if (rest.getFirst().equals("namespaces") && rest.size() > 1) {
      namespace = rest.get(1);
      boolean ofNamespace = rest.size() == 2 || rest.get(2).equals("status") || rest.get(2).equals("finalize");
      rest = ofNamespace ? rest : rest.subList(2, rest.size());
    }
    String named = rest.size() > 1 ? rest.get(1) : "";
    String subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
    String verb = verb(request, named, watched);
    return new Asked(client, verb, group, rest.getFirst(), subresource, namespace, named.isEmpty() ? createdName(request) : named);
  }

  private static String createdName(ApiRequest request) {
    return request.method().equals("POST") && request.body() instanceof Body.Tree(var object) ? object.text("metadata", "name") : "";
  }

  private static String verb(ApiRequest request, String name, boolean watched) {
    return switch (request.method()) {
      case "GET", "HEAD" -> watched || name.isEmpty() && isTrue(request, "watch") ? "watch" : name.isEmpty() ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> request.method().toLowerCase(Locale.ROOT);
    };
  }

  private static boolean isTrue(ApiRequest request, String parameter) {
    String given = request.param(parameter);
    return request.query().containsKey(parameter) && !given.equals("0") && !given.equalsIgnoreCase("false");
  }

  String resourceAndSubresource() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  /** As Kubernetes names it in messages, such as {@code deployments.apps}. */
  String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }

  /** Such as {@code deployment-controller: update deployments/status default/web}. */
  @Override
  public String toString() {
    String place = namespace.isEmpty() || resource.equals("namespaces") ? "" : namespace + "/";
    String object = place + name;
    return client + ": " + verb + " " + resourceAndSubresource() + (object.isEmpty() ? "" : " " + object);
  }
}
