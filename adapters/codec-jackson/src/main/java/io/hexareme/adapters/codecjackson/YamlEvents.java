package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** One tree as the events of one document. Strings that a reader of YAML 1.1 or 1.2 would take for something else are quoted. */
final class YamlEvents {
  private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

  private final List<Event> events = new ArrayList<>();
  private ScalarStyle last = ScalarStyle.PLAIN;

  List<Event> of(Value value) {
    events.add(new StreamStartEvent());
    events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    node(value);
    events.add(new DocumentEndEvent(false));
    events.add(new StreamEndEvent());
    return events;
  }

  boolean endsInBlockScalar() {
    return last == ScalarStyle.LITERAL;
  }

  private void node(Value value) {
    switch (value) {
      case Value.Obj object -> mapping(object);
      case Value.Arr array -> sequence(array);
      case Value.Str text -> scalar(text.value(), style(text.value()));
      case Value.Int number -> scalar(Long.toString(number.value()), ScalarStyle.PLAIN);
      case Value.Dec number -> scalar(Decimals.print(number.value()), ScalarStyle.PLAIN);
      case Value.Bool truth -> scalar(truth == Value.Bool.TRUE ? "true" : "false", ScalarStyle.PLAIN);
      case Value.Null _ -> scalar("null", ScalarStyle.PLAIN);
    }
  }

  private void mapping(Value.Obj object) {
    events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, flow(object.isEmpty())));
    object.fields().forEach((name, value) -> {
      scalar(name, name.contains("\n") ? ScalarStyle.DOUBLE_QUOTED : style(name));
      node(value);
    });
    events.add(new MappingEndEvent());
    last = object.isEmpty() ? ScalarStyle.PLAIN : last;
  }

  private void sequence(Value.Arr array) {
    events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, flow(array.isEmpty())));
    array.items().forEach(this::node);
    events.add(new SequenceEndEvent());
    last = array.isEmpty() ? ScalarStyle.PLAIN : last;
  }

  private void scalar(String text, ScalarStyle style) {
    events.add(new ScalarEvent(Optional.empty(), Optional.empty(), UNTAGGED, text, style));
    last = style;
  }

  private static FlowStyle flow(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private static ScalarStyle style(String text) {
    if (text.contains("\n") && text.codePoints().allMatch(YamlEvents::fitsBlock) && !text.startsWith(" ") && !text.startsWith("\n")) {
      return ScalarStyle.LITERAL;
    }
    boolean ambiguous = !(YamlScalars.resolve(text) instanceof Value.Str) || YamlScalars.notFinite(text)
        || text.equals("<<") || text.equals("=") || text.startsWith("0o") || looksLikeDate(text);
    return ambiguous || !text.codePoints().allMatch(YamlEvents::fitsBlock) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
  }

  private static boolean fitsBlock(int point) {
    return point == '\n' || point >= 0x20 && point < 0x7f || point >= 0xa0 && point <= 0xd7ff && point != 0x2028 && point != 0x2029;
  }

  private static boolean looksLikeDate(String text) {
    return text.length() >= 8 && text.charAt(4) == '-' && Character.isDigit(text.charAt(0));
  }
}
