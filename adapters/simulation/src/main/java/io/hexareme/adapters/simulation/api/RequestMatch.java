package io.hexareme.adapters.simulation.api;

import java.util.List;

/**
 * Which requests.
 *
 * @param client the name of the component that asks, as in traces ({@code scheduler}, {@code deployment-controller}, {@code kubelet/node-1}, {@code kubectl}); a
 *     trailing {@code *} stands for anything; empty for everybody
 * @param verbs of {@code get, list, watch, create, update, patch, delete, deletecollection}; empty for any
 * @param resource the plural, such as {@code pods}, or {@code pods/status} for a subresource only; empty for any
 * @param namespace empty for any
 * @param name empty for any
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
}
