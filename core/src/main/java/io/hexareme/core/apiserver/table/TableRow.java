package io.hexareme.core.apiserver.table;

import io.hexareme.core.apiserver.table.Tables.IncludeObject;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One object as a row: its cells, whether it is done, and as much of the object itself as the caller wants. */
final class TableRow {
  private TableRow() {}

  static Obj of(List<Column> columns, Obj object, IncludeObject include, Instant now) {
    List<Value> cells = new ArrayList<>(columns.size());
    columns.forEach(column -> cells.add(column.cell().of(object, now)));
    return Value.obj("cells", new Arr(cells), "conditions", conditions(object), "object", switch (include) {
      case NONE -> Value.Null.NULL;
      case METADATA -> Value.obj("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/v1", "metadata", object.at("metadata"));
      case OBJECT -> object;
    });
  }

  /** A Pod that will never run again says so, for clients that show such rows in another way. */
  private static Arr conditions(Obj object) {
    if (!object.text("kind").equals("Pod") || !object.text("apiVersion").equals("v1")) {
      return null;
    }
    return switch (object.text("status", "phase")) {
      case "Succeeded" -> completed("Succeeded", "The pod has completed successfully.");
      case "Failed" -> completed("Failed", "The pod failed.");
      default -> null;
    };
  }

  private static Arr completed(String reason, String message) {
    return Value.array(Value.obj("type", "Completed", "status", "True", "reason", reason, "message", message));
  }
}
