package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation of a path.
 *
 * @param action what Kubernetes calls it: list, get, post, put, patch, delete, deletecollection, connect
 * @param request the type of the request's body, null for none
 * @param answer the type of the answer, null for one that has no schema
 * @param gvk the kind it is about
 * @param custom whether that is a custom resource, which knows neither protobuf nor strategic merge: kubectl decides by this how to apply
 */
record Operation(String id, String tag, String action, Arr parameters, String request, String answer, Obj gvk, boolean custom) {
  private static final List<String> BODIES = List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
  private static final List<String> PATCHES = List.of("application/apply-patch+yaml", "application/json-patch+json",
      "application/merge-patch+json", "application/strategic-merge-patch+json");
  private static final List<String> ANSWERS = List.of("application/json", "application/yaml");

  Obj body() {
    boolean patch = action.equals("patch");
    Obj content = request == null && !patch ? null : content(accepted(patch ? PATCHES : BODIES), patch ? null : request);
    return Value.obj(
        "tags", List.of(tag),
        "description", OperationIds.capital(action) + " " + gvk.text("kind"),
        "operationId", id,
        "parameters", parameters.isEmpty() ? null : parameters,
        "requestBody", content == null ? null : Value.obj("content", content, "required", !action.startsWith("delete")),
        "responses", responses(),
        "x-kubernetes-action", action,
        "x-kubernetes-group-version-kind", gvk);
  }

  /** The last of each list is what custom resources lack. */
  private List<String> accepted(List<String> mediaTypes) {
    return custom ? mediaTypes.subList(0, mediaTypes.size() - 1) : mediaTypes;
  }

  private Obj responses() {
    Obj well = Value.obj("description", "OK", "content", answer == null ? null : content(ANSWERS, answer));
    boolean creates = action.equals("post") || action.equals("put") || action.equals("patch");
    return Value.obj(
        "200", well,
        "201", creates ? well.with("description", "Created") : null,
        "202", action.equals("delete") || action.equals("post") ? well.with("description", "Accepted") : null,
        "401", Value.obj("description", "Unauthorized"));
  }

  private static Obj content(List<String> mediaTypes, String type) {
    Obj schema = type == null ? Value.obj("type", "object") : Dialect.V3.bare(type);
    Map<String, Value> content = new LinkedHashMap<>();
    mediaTypes.forEach(mediaType -> content.put(mediaType, Value.obj("schema", schema)));
    return new Obj(content);
  }
}
