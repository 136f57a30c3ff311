package io.hexareme.core.apiserver.kinds.event;

import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** core/v1 Events as they are kept, and events.k8s.io/v1 Events: the same fields under other names (KEP-383). */
public final class EventConversion implements VersionConversion {
  /** Kept to served. */
  private static final Map<String, String> NAMES = Ordered.entries(
      Map.entry("message", "note"),
      Map.entry("involvedObject", "regarding"),
      Map.entry("reportingComponent", "reportingController"),
      Map.entry("source", "deprecatedSource"),
      Map.entry("firstTimestamp", "deprecatedFirstTimestamp"),
      Map.entry("lastTimestamp", "deprecatedLastTimestamp"),
      Map.entry("count", "deprecatedCount"));
  private static final Map<String, String> BACK = reversed();

  private static Map<String, String> reversed() {
    Map<String, String> back = new LinkedHashMap<>();
    NAMES.forEach((kept, served) -> back.put(served, kept));
    return back;
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
