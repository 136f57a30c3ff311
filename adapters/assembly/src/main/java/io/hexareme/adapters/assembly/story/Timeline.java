package io.hexareme.adapters.assembly.story;

import io.hexareme.ports.trace.TraceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What everybody did, in the order of time.
 *
 * @param begin what times are counted from
 */
public record Timeline(Instant begin, List<Entry> entries) {

  public Timeline {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::at)); // stable: those of one instant keep their order
    entries = List.copyOf(sorted);
  }

  /** Of what components told, with the faults among it; times are counted from the first of all. */
  public static Timeline of(List<TraceEvent> events, List<Entry> faults) {
    List<Entry> all = new ArrayList<>(faults); // of one instant the fault comes first: it may be the cause
    all.addAll(TraceEntries.of(events));
    Instant begin = all.stream().map(Entry::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    return new Timeline(begin, all);
  }

  /** The same, with times counted from that instant. */
  public Timeline since(Instant newBegin) {
    return new Timeline(newBegin, entries);
  }

  /** What concerns the objects that a text names, what led to that, and the faults; everything when it names none. */
  public Timeline about(String text) {
    List<Entry> chosen = new Causes(entries).of(text);
    return chosen.isEmpty() ? this : new Timeline(begin, chosen);
  }

  /** The last so many of them. */
  public Timeline last(int most) {
    return new Timeline(begin, entries.subList(Math.max(0, entries.size() - most), entries.size()));
  }

  /** One line each: time, who, what it saw, what it did. */
  public String text() {
    return TextLayout.of(this);
  }

  /** One page that needs no other file: columns are components, time goes down, faults are red. */
  public String html(String title) {
    return HtmlPage.of(title, "", this);
  }

  /** The same with a text above it, such as the failure that it explains. */
  public String html(String title, String preface) {
    return HtmlPage.of(title, preface, this);
  }
}
