package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.HumanDuration;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Columns of Events. The two groups that serve them name the same things differently; both show the same. */
final class EventColumns {
  private EventColumns() {}

  static Map<String, List<Column>> all() {
    List<Column> columns = List.of(
        Column.timed("Last Seen", "When it was last seen.", (o, now) -> Value.of(lastSeen(o, now))),
        Column.text("Type", "Normal or Warning.", o -> o.text("type")),
        Column.text("Reason", "Why it happened, in a word.", o -> o.text("reason")),
        Column.text("Object", "What it is about.", EventColumns::subject),
        Column.text("Subobject", "Which part of the object it is about.", o -> regarding(o).text("fieldPath")).wide(),
        Column.text("Source", "Who reported it.", EventColumns::source).wide(),
        Column.text("Message", "What happened.", o -> Cells.or(o.text("message"), o.text("note")).strip()),
        Column.timed("First Seen", "When it was first seen.", (o, now) -> Value.of(firstSeen(o, now))).wide(),
        Column.count("Count", "string", "How often it was seen.", EventColumns::count).wide(),
        Column.name().wide());
    return Ordered.map("/Event", columns, "events.k8s.io/Event", columns);
  }

  /** A field of either group. */
  private static Value either(Obj event, String core, String events) {
    return event.has(core) ? event.at(core) : event.at(events);
  }

  private static Value regarding(Obj event) {
    return either(event, "involvedObject", "regarding");
  }

  private static String firstSeen(Obj event, Instant now) {
    Value first = either(event, "firstTimestamp", "deprecatedFirstTimestamp");
    return HumanDuration.since(first.isNull() ? event.at("eventTime") : first, now);
  }

  private static String lastSeen(Obj event, Instant now) {
    if (!event.at("series").isNull()) {
      return HumanDuration.since(event.at("series", "lastObservedTime"), now);
    }
    Value last = either(event, "lastTimestamp", "deprecatedLastTimestamp");
    return last.isNull() ? firstSeen(event, now) : HumanDuration.since(last, now);
  }

  private static long count(Obj event) {
    Value series = event.at("series");
    long counted = either(event, "count", "deprecatedCount").asLong(0);
    return series.isNull() ? Math.max(counted, 1) : series.at("count").asLong(0);
  }

  private static String subject(Obj event) {
    String kind = regarding(event).text("kind").toLowerCase(Locale.ROOT);
    String name = regarding(event).text("name");
    return name.isEmpty() ? kind : kind + "/" + name;
  }

  private static String source(Obj event) {
    Value source = either(event, "source", "deprecatedSource");
    String reporter = either(event, "reportingComponent", "reportingController").asString("");
    String component = Cells.or(source.text("component"), reporter);
    String host = Cells.or(source.text("host"), event.text("reportingInstance"));
    return host.isEmpty() ? component : component + ", " + host;
  }
}
