package io.hexareme.core.apiserver.table;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;

/** The table of a kind without columns of its own. */
public final class NameAndAge implements Tables {
  @Override
  public Obj table(ServedResource resource, List<Obj> objects, Obj metadata, IncludeObject include, boolean withHeader, Instant now) {
    List<Value> rows = objects.stream().<Value>map(object -> Value.obj(
        "cells", List.of(object.text("metadata", "name"), object.text("metadata", "creationTimestamp")),
        "object", object.with("kind", "PartialObjectMetadata").with("apiVersion", "meta.k8s.io/v1").without("spec").without("status"))).toList();
    return Value.obj("kind", "Table", "apiVersion", "meta.k8s.io/v1", "metadata", metadata,
        "columnDefinitions", List.of(
            Value.obj("name", "Name", "type", "string", "format", "name", "description", "", "priority", 0),
            Value.obj("name", "Created At", "type", "date", "format", "", "description", "", "priority", 0)),
        "rows", new Value.Arr(rows));
  }
}
