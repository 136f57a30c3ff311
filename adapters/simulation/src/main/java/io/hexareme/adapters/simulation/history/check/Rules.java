package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Moment;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Promises that can be judged without a search. Each gives the first violation it finds, or null. */
final class Rules {
  private final History history;
  private final Facts facts;
  private final Map<Long, Operation> writes = new TreeMap<>();

  Rules(History history, Facts facts) {
    this.history = history;
    this.facts = facts;
  }

  Violation first() {
    for (Violation found : List.of(broken(), madeTwice(), fromTheFuture(), timeAndRevisions(), orNone(facts.conflict()), contents())) {
      if (found != NONE) return found;
    }
    return null;
  }

  private static final Violation NONE = new Violation("", "", List.of());

  private static Violation orNone(Violation violation) {
    return violation == null ? NONE : violation;
  }

  /** An operation ends with an answer, or with the exception that the port names. */
  private Violation broken() {
    for (Operation operation : history.operations()) {
      if (operation.outcome() instanceof Outcome.Broken(String why)) {
        return new Violation("an answer or StoreUnavailable", "an operation failed with " + why, List.of(Words.of(operation)));
      }
    }
    return NONE;
  }

  /** A revision is made by one write. */
  private Violation madeTwice() {
    for (Operation operation : history.operations()) {
      if (!Told.wrote(operation.outcome())) continue;
      long revision = Told.revision(operation.outcome());
      Operation other = writes.putIfAbsent(revision, operation);
      if (other != null) {
        return new Violation("a revision is made once", "two writes say that they made revision " + revision,
            List.of(Words.of(other), Words.of(operation)));
      }
    }
    return NONE;
  }

  private record Sighting(Moment moment, long revision, String who, String words) {}

  /** All that showed a revision to somebody, in order: answers, stale ones too, and deliveries of events. */
  private List<Sighting> sightings() {
    List<Sighting> sightings = new ArrayList<>();
    for (Operation operation : history.operations()) {
      long revision = Told.revision(operation.outcome());
      if (revision > 0) sightings.add(new Sighting(operation.ended(), revision, Words.who(operation), Words.of(operation)));
    }
    for (RecordedWatch watch : history.watches()) {
      for (Delivery delivery : watch.deliveries()) {
        if (!(delivery instanceof Delivery.Events events)) continue;
        String words = "[" + Words.time(events.moment()) + "] " + Words.of(watch) + " heard revision " + events.revision();
        sightings.add(new Sighting(events.moment(), events.revision(), "a watch", words));
      }
    }
    sightings.sort(Comparator.comparing(Sighting::moment));
    return sightings;
  }

  /** What begins after a revision was told to anybody has that revision or a later one, and makes a later one. */
  private Violation timeAndRevisions() {
    List<Sighting> sightings = sightings();
    Sighting newest = null;
    int next = 0;
    for (Operation operation : history.operations()) {
      while (next < sightings.size() && sightings.get(next).moment().before(operation.began())) {
        Sighting over = sightings.get(next++);
        if (newest == null || over.revision() > newest.revision()) newest = over;
      }
      if (newest != null && isBehind(operation, newest.revision())) return behind(operation, newest);
    }
    return NONE;
  }

  private static boolean isBehind(Operation operation, long known) {
    long revision = Told.revision(operation.outcome());
    if (revision == 0 || Asked.isSerializable(operation)) return false;
    return revision < known || revision == known && Told.wrote(operation.outcome());
  }

  private static Violation behind(Operation operation, Sighting newest) {
    long revision = Told.revision(operation.outcome());
    String known = "although revision " + newest.revision() + " was told to " + newest.who() + " before it began";
    String what = Told.wrote(operation.outcome()) ? "revisions went back: a write made revision " + revision
        : "stale read: an answer is from revision " + revision;
    return new Violation("revisions agree with time", what + ", " + known, List.of(newest.words(), Words.of(operation)));
  }

  /** Nobody sees a revision before somebody asked for what it does, or a pair that is newer than the revision of the answer. */
  private Violation fromTheFuture() {
    for (Operation operation : history.operations()) {
      long revision = Told.revision(operation.outcome());
      if (operation.outcome() instanceof Outcome.Ranged(RangeResult.Pairs pairs)) {
        for (KeyValue pair : pairs.pairs()) {
          if (pair.modRevision() > newestWanted(operation, pairs)) {
            return new Violation("an answer is of one revision",
                "an answer from revision " + newestWanted(operation, pairs) + " holds " + Words.of(pair), List.of(Words.of(operation)));
          }
        }
      }
      Operation writer = writes.get(revision);
      if (writer != null && operation.ended().before(writer.began())) {
        return new Violation("nothing is seen before it is asked for",
            "revision " + revision + " was seen before the write that made it began", List.of(Words.of(operation), Words.of(writer)));
      }
    }
    return NONE;
  }

  private static long newestWanted(Operation operation, RangeResult.Pairs pairs) {
    long wanted = operation.request() instanceof Request.Read read ? read.range().revision() : 0;
    return wanted > 0 ? wanted : pairs.revision();
  }

  /** What is seen at a revision was put by somebody, and by whoever made the revision. */
  private Violation contents() {
    Map<Bytes, Map<Bytes, Operation>> puts = puts();
    Map<Bytes, Map<Bytes, Long>> seen = new TreeMap<>();
    for (Map.Entry<Long, Map<Bytes, Facts.Fact>> revision : facts.all().entrySet()) {
      for (Facts.Fact fact : revision.getValue().values()) {
        if (fact.pair() == null) continue;
        Violation found = content(revision.getKey(), fact, puts.getOrDefault(fact.pair().key(), Map.of()).get(fact.pair().value()));
        if (found == NONE) found = seenTwice(fact, seen, puts);
        if (found != NONE) return found;
      }
    }
    return NONE;
  }

  private Violation content(long revision, Facts.Fact fact, Operation put) {
    if (put == null) {
      return new Violation("no value out of nowhere", Words.of(fact.pair()) + " was never put by anybody", List.of(fact.source()));
    }
    if (put.outcome() instanceof Outcome.NotTaken) {
      return new Violation("what is refused never happens", Words.of(fact.pair()) + " is seen, but its put was refused",
          List.of(Words.of(put), fact.source()));
    }
    Operation writer = writes.get(revision);
    if (writer != null && !writes(writer, fact.pair())) {
      return new Violation("one revision, one content", "revision " + revision + " is said to hold " + Words.of(fact.pair())
          + ", but something else was written by it", List.of(Words.of(writer), fact.source()));
    }
    Moment known = facts.knownBy(revision);
    if (unique(put) && known.before(put.began())) {
      return new Violation("nothing is seen before it is asked for", Words.of(fact.pair()) + " was seen before it was put",
          List.of(Words.of(put), fact.source()));
    }
    return NONE;
  }

  /** A value that was put once is of one revision. */
  private static Violation seenTwice(Facts.Fact fact, Map<Bytes, Map<Bytes, Long>> seen, Map<Bytes, Map<Bytes, Operation>> puts) {
    KeyValue pair = fact.pair();
    Long other = seen.computeIfAbsent(pair.key(), key -> new TreeMap<>()).putIfAbsent(pair.value(), pair.modRevision());
    Operation put = puts.get(pair.key()).get(pair.value());
    if (other == null || other == pair.modRevision() || !unique(put)) return NONE;
    return new Violation("a write happens once", Words.text(pair.key()) + "=" + Words.text(pair.value()) + " was put once, but is of revision "
        + other + " and of revision " + pair.modRevision(), List.of(Words.of(put), fact.source()));
  }

  private static final Operation MANY = new Operation(-1, "", "", new Request.ReadRevision(), Moment.NEVER, Moment.NEVER, new Outcome.Unknown(""));

  private static boolean unique(Operation put) {
    return put != MANY;
  }

  /** Who put a value; {@link #MANY} when it was asked for more than once by something that may have happened. */
  private Map<Bytes, Map<Bytes, Operation>> puts() {
    Map<Bytes, Map<Bytes, Operation>> puts = new TreeMap<>();
    Set<Bytes> kept = Asked.keptKeys(history);
    for (Operation operation : history.operations()) {
      Asked.forEachPut(operation.request(), put -> {
        if (put.value() == null) return;
        puts.computeIfAbsent(put.key(), key -> new TreeMap<>())
            .merge(put.value(), kept.contains(put.key()) ? MANY : operation, (one, other) -> MANY);
      });
    }
    return puts;
  }

  private static boolean writes(Operation writer, KeyValue pair) {
    boolean[] found = {false};
    Asked.forEachPut(writer.request(), put -> found[0] |= put.key().equals(pair.key()) && (put.value() == null || put.value().equals(pair.value())));
    return found[0];
  }
}
