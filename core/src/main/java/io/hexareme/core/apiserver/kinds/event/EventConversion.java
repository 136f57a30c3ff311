package io.hexareme.core.apiserver.kinds.event;

import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** core/v1 Events as they are kept, and events.k8s.io/v1 Events: the same fields under other names (KEP-383). */
public final class EventConversion implements VersionConversion {
  /** Kept to served. */
  private static final String[][] PAIRS = {
      {"message", "note"},
      {"involvedObject", "regarding"},
      {"reportingComponent", "reportingController"},
      {"source", "deprecatedSource"},
      {"firstTimestamp", "deprecatedFirstTimestamp"},
      {"lastTimestamp", "deprecatedLastTimestamp"},
      {"count", "deprecatedCount"}};
  private static final Map<String, String> NAMES = map(0, 1);
  private static final Map<String, String> BACK = map(1, 0);

  private static Map<String, String> map(int from, int to) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String[] pair : PAIRS) {
      names.put(pair[from], pair[to]);
    }
    return names;
  }

  @Override
  public Obj toServed(Obj kept) {
    return renamed(kept, NAMES).with("apiVersion", "events.k8s.io/v1");
  }

  @Override
  public Obj toKept(Obj served) {
    return renamed(served, BACK).with("apiVersion", "v1");
  }

  private static Obj renamed(Obj object, Map<String, String> names) {
    Map<String, Value> fields = new LinkedHashMap<>();
    object.fields().forEach((name, value) -> fields.put(names.getOrDefault(name, name), value));
    return new Obj(fields);
  }
}
