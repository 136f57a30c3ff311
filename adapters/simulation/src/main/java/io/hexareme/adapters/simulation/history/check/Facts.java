package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Moment;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.adapters.simulation.history.model.KeySpan;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What anybody has seen of single revisions, whatever order things had: a pair that names its revision tells what that revision
 * wrote, whoever reads it and whenever. This is what makes operations without an answer easy to place.
 */
final class Facts {
  private final Map<Long, Map<Bytes, Fact>> byRevision = new TreeMap<>();
  private final TreeMap<Long, Moment> visible = new TreeMap<>();
  private final List<Heard> heard = new ArrayList<>();
  private Violation conflict;

  /** What a revision did to a key, and who says so. {@code pair} null: it deleted it. */
  record Fact(KeyValue pair, String source) {}

  /** A watch was told all that concerns {@code span} from {@code first} to {@code last}. */
  private record Heard(KeySpan span, long first, long last) {}

  private Facts() {}

  /** What answers say, and with {@code all} also what was heard, and what members hold at the end. */
  static Facts of(History history, boolean all) {
    Facts facts = new Facts();
    for (Operation operation : history.operations()) facts.add(operation);
    if (all) {
      history.watches().forEach(watch -> facts.add(watch, history.settled()));
      history.contents().forEach(facts::add);
    }
    facts.earliestFirst();
    return facts;
  }

  private void add(Operation operation) {
    long revision = Told.revision(operation.outcome());
    if (revision > 0) visible.merge(revision, operation.ended(), Facts::earlier);
    Told.forEachPair(operation.outcome(), pair -> {
      if (pair.value().length() > 0) add(pair, Words.of(operation));
    });
  }

  private void add(RecordedWatch watch, Moment settled) {
    boolean open = settled.before(watch.ended());
    long first = Math.max(1, watch.request().startRevision());
    long last = 0;
    for (Delivery delivery : watch.deliveries()) {
      switch (delivery) {
        case Delivery.Events events -> {
          events.events().forEach(event -> add(event, Words.of(watch)));
          visible.merge(events.revision(), events.moment(), Facts::earlier);
          if (first == 1 && last == 0 && !events.events().isEmpty()) first = events.events().getFirst().revision();
          last = Math.max(last, events.revision());
        }
        case Delivery.Progress progress -> {
          visible.merge(progress.revision(), progress.moment(), Facts::earlier);
          if (first == 1 && last == 0) first = progress.revision() + 1;
          last = Math.max(last, progress.revision());
        }
        case Delivery.Compacted compacted -> open = false;
        case Delivery.Closed closed -> open = false;
      }
    }
    if (open && (last > 0 || watch.request().startRevision() > 0)) last = Long.MAX_VALUE;
    if (first <= last) heard.add(new Heard(new KeySpan(watch.request().key(), watch.request().end()), first, last));
  }

  /** The log as a member has it: nothing else can have been in those revisions. */
  private void add(String member, StoreImage content) {
    for (List<StoreEvent> events : content.changes()) events.forEach(event -> add(event, "the content of " + member));
    if (content.oldestRevision() < content.revision()) {
      heard.add(new Heard(new KeySpan(Bytes.EMPTY, Bytes.EMPTY), content.oldestRevision() + 1, content.revision()));
    }
  }

  private void add(StoreEvent event, String source) {
    if (event.previous() != null) add(event.previous(), source);
    switch (event) {
      case StoreEvent.Put put -> add(put.current(), source);
      case StoreEvent.Delete delete -> add(delete.revision(), delete.key(), null, source);
    }
  }

  private void add(KeyValue pair, String source) {
    add(pair.modRevision(), pair.key(), pair, source);
  }

  private void add(long revision, Bytes key, KeyValue pair, String source) {
    Fact before = byRevision.computeIfAbsent(revision, r -> new TreeMap<>()).putIfAbsent(key, new Fact(pair, source));
    if (before == null || conflict != null || java.util.Objects.equals(before.pair, pair)) return;
    conflict = new Violation("one revision, one content", "two different things are said of " + Words.text(key) + " at revision "
        + revision + ": " + words(key, before.pair) + " and " + words(key, pair), List.of(before.source, source));
  }

  private static String words(Bytes key, KeyValue pair) {
    return pair == null ? "it was deleted" : Words.of(pair);
  }

  private static Moment earlier(Moment one, Moment other) {
    return one.before(other) ? one : other;
  }

  /** Whoever sees a revision sees that all before it are made. */
  private void earliestFirst() {
    Moment earliest = Moment.NEVER;
    for (Map.Entry<Long, Moment> entry : visible.descendingMap().entrySet()) {
      earliest = earlier(earliest, entry.getValue());
      entry.setValue(earliest);
    }
  }

  /** Two sightings that exclude each other; null when there are none. */
  Violation conflict() {
    return conflict;
  }

  /** The highest revision that anybody saw. */
  long highest() {
    long named = byRevision.isEmpty() ? 1 : ((TreeMap<Long, ?>) byRevision).lastKey();
    return Math.max(named, visible.isEmpty() ? 1 : visible.lastKey());
  }

  /** The first moment at which the revision, or a later one, was seen by somebody. */
  Moment knownBy(long revision) {
    Map.Entry<Long, Moment> entry = visible.ceilingEntry(revision);
    return entry == null ? Moment.NEVER : entry.getValue();
  }

  /** What is known of a revision, by key. */
  Map<Bytes, Fact> at(long revision) {
    return byRevision.getOrDefault(revision, Map.of());
  }

  Map<Long, Map<Bytes, Fact>> all() {
    return byRevision;
  }

  /** Whether these events can be those of the revision: they hold all that was seen, and nothing that a watch did not hear. */
  boolean allow(long revision, List<StoreEvent> events) {
    Map<Bytes, Fact> known = at(revision);
    int explained = 0;
    for (StoreEvent event : events) {
      Fact fact = known.get(key(event));
      if (fact == null && heard.stream().anyMatch(h -> h.first <= revision && revision <= h.last && h.span.contains(key(event)))) return false;
      if (fact != null && !agrees(fact, event)) return false;
      if (fact != null) explained++;
    }
    return explained >= known.size();
  }

  private static boolean agrees(Fact fact, StoreEvent event) {
    return switch (event) {
      case StoreEvent.Put put -> put.current().equals(fact.pair);
      case StoreEvent.Delete delete -> fact.pair == null;
    };
  }

  static Bytes key(StoreEvent event) {
    return switch (event) {
      case StoreEvent.Put put -> put.current().key();
      case StoreEvent.Delete delete -> delete.key();
    };
  }
}
