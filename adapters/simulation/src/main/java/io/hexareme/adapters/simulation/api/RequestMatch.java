package io.hexareme.adapters.simulation.api;

import java.util.List;

/**
 * Which requests.
 *
 * @param client the name of the component that asks, as in traces ({@code scheduler}, {@code deployment-controller}, {@code kubelet/node-1}, {@code kubectl}); a
 *     trailing {@code *} stands for anything; empty for everybody
 * @param verbs of {@code get, list, watch, create, update, patch, delete, deletecollection}; empty for any
 * @param resource the plural, such as {@code pods} with all its subresources, or {@code pods/status} for that one only; empty for any
 * @param namespace empty for any
 * @param name empty for any; a create's is known only of a body that is a tree
 */
public record RequestMatch(String client, List<String> verbs, String resource, String namespace, String name) {
  /** Every request. */
  public static final RequestMatch ANY = new RequestMatch("", List.of(), "", "", "");

  public static final List<String> WRITES = List.of("create", "update", "patch", "delete", "deletecollection");

  public RequestMatch {
    verbs = List.copyOf(verbs);
  }

  public RequestMatch by(String component) {
    return new RequestMatch(component, verbs, resource, namespace, name);
  }

  public RequestMatch verbs(List<String> those) {
    return new RequestMatch(client, those, resource, namespace, name);
  }

  public RequestMatch of(String plural) {
    return new RequestMatch(client, verbs, plural, namespace, name);
  }

  public RequestMatch in(String place) {
    return new RequestMatch(client, verbs, resource, place, name);
  }

  public RequestMatch named(String object) {
    return new RequestMatch(client, verbs, resource, namespace, object);
  }

  boolean covers(Asked asked) {
    return isClient(asked.client())
        && (verbs.isEmpty() || verbs.contains(asked.verb()))
        && (resource.isEmpty() || resource.equals(asked.resource()) || resource.equals(asked.resourceAndSubresource()))
        && (namespace.isEmpty() || namespace.equals(asked.namespace()))
        && (name.isEmpty() || name.equals(asked.name()));
  }

  private boolean isClient(String asking) {
    return client.endsWith("*") ? asking.startsWith(client.substring(0, client.length() - 1)) : client.isEmpty() || client.equals(asking);
  }
}
