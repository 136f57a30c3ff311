package io.hexareme.core.apiserver.table;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables of all kinds. A built-in kind without columns of its own shows its name and when it was created, a custom one what its definition
 * says.
 */
public final class BuiltInTables implements Tables {
  private static final List<Column> DEFAULT = List.of(
      Column.name(),
      Column.text("Created At", "When the object was created.", object -> object.text("metadata", "creationTimestamp")).withType("date"));

  /** By {@code group/Kind}: all versions of a kind show the same. */
  private final Map<String, List<Column>> columns = new LinkedHashMap<>();

  public BuiltInTables() {
    columns.putAll(PodColumns.all());
    columns.putAll(WorkloadColumns.all());
    columns.putAll(BatchColumns.all());
    columns.putAll(ServiceColumns.all());
    columns.putAll(NetworkColumns.all());
    columns.putAll(ConfigColumns.all());
    columns.putAll(NodeColumns.all());
    columns.putAll(EventColumns.all());
    columns.putAll(StorageColumns.all());
    columns.putAll(AccessColumns.all());
    columns.putAll(PolicyColumns.all());
    columns.putAll(ExtensionColumns.all());
    columns.putAll(DeviceColumns.all());
  }

  @Override
  public Obj table(ServedResource resource, List<Obj> objects, Obj metadata, IncludeObject include, boolean withHeader, Instant now) {
    List<Column> shown = resource.custom().map(CustomColumns::of)
        .orElseGet(() -> columns.getOrDefault(resource.group() + "/" + resource.kind(), DEFAULT));
    return table(shown, objects, metadata, include, withHeader, now);
  }

  @Override
  public Obj table(String group, String kind, Obj object, IncludeObject include, Instant now) {
    Obj metadata = Value.obj("resourceVersion", object.text("metadata", "resourceVersion"));
    return table(columns.getOrDefault(group + "/" + kind, DEFAULT), List.of(object), metadata, include, true, now);
  }

  private static Obj table(
      List<Column> shown, List<Obj> objects, Obj metadata, IncludeObject include, boolean withHeader, Instant now) {
    List<Value> rows = new ArrayList<>(objects.size());
    objects.forEach(object -> rows.add(TableRow.of(shown, object, include, now)));
    return Value.obj(
        "kind", "Table",
        "apiVersion", "meta.k8s.io/v1",
        "metadata", metadata,
        "columnDefinitions", withHeader ? new Arr(shown.stream().<Value>map(Column::definition).toList()) : Value.Null.NULL,
        "rows", new Arr(rows));
  }
}
