package io.hexareme.core.apiserver.table;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;

/** Makes tables of objects. */
public interface Tables {

  /** What each row carries beside its cells. */
  enum IncludeObject { NONE, METADATA, OBJECT }

  /**
   * @param metadata the table's own metadata: resourceVersion, continue, remainingItemCount
   * @param withHeader whether column definitions are given (a watch gives them in its first event only)
   * @param now for ages
   */
  Obj table(
      ServedResource resource, List<Obj> objects, Obj metadata, IncludeObject include, boolean withHeader, Instant now);

  /** A table of one object of a kind that is no resource, such as the Scale of a Deployment. */
  Obj table(String group, String kind, Obj object, IncludeObject include, Instant now);
}
