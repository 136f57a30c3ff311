package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Parameters of operations. They stand at each operation: {@code kubectl} looks for {@code fieldValidation} and {@code dryRun} there. */
final class Parameters {
  static final Obj NAME = path("name", "The object's name.");
  static final Obj NAMESPACE = path("namespace", "The object's namespace.");
  static final Obj PATH = path("path", "The rest of the path.");
  static final Obj PRETTY = query("pretty", "string", "Whether the answer is indented.");

  private static final Obj DRY_RUN = query("dryRun", "string", "All: check everything, store nothing.");
  private static final Obj FIELD_MANAGER = query("fieldManager", "string", "Who makes the change, for field ownership.");
  private static final Obj FIELD_VALIDATION = query("fieldValidation", "string",
      "What is done about unknown and duplicate fields: Ignore, Warn or Strict.");
  private static final Obj FORCE = query("force", "boolean", "Whether an apply takes fields that others own.");

  static final Arr WRITE = Value.array(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION);
  static final Arr PATCH = Value.array(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION, FORCE);
  static final Arr DELETE = Value.array(
      DRY_RUN,
      query("gracePeriodSeconds", "integer", "How long the object may take to end."),
      query("orphanDependents", "boolean", "Deprecated, see propagationPolicy."),
      query("propagationPolicy", "string", "What happens to dependents: Orphan, Background or Foreground."));
  static final Arr LIST = Value.array(
      query("allowWatchBookmarks", "boolean", "Whether a watch tells how far it is."),
      query("continue", "string", "Where the last page ended."),
      query("fieldSelector", "string", "Which objects, by fields."),
      query("labelSelector", "string", "Which objects, by labels."),
      query("limit", "integer", "How many objects at most."),
      query("resourceVersion", "string", "Of when the answer is."),
      query("resourceVersionMatch", "string", "How resourceVersion is meant: Exact or NotOlderThan."),
      query("sendInitialEvents", "boolean", "Whether a watch begins with the objects that exist."),
      query("timeoutSeconds", "integer", "How long a watch lasts."),
      query("watch", "boolean", "Whether changes are wanted instead of a list."));

  private Parameters() {}

  private static Obj query(String name, String type, String description) {
    return Value.obj("name", name, "in", "query", "description", description, "schema", Value.obj("type", type, "uniqueItems", true));
  }

  private static Obj path(String name, String description) {
    return Value.obj("name", name, "in", "path", "description", description, "required", true,
        "schema", Value.obj("type", "string", "uniqueItems", true));
  }

  /** Those of one list and then of the other. */
  static Arr both(Arr first, Arr second) {
    List<Value> all = new ArrayList<>(first.items());
    second.items().stream().filter(parameter -> !all.contains(parameter)).forEach(all::add);
    return new Arr(all);
  }
}
