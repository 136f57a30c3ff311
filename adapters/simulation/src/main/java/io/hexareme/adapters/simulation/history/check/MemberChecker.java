package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.MemberSighting;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must hold of and among the members, as far as they show it: one leader a term, nothing goes back, and the same bytes at a
 * revision everywhere.
 */
public final class MemberChecker {
  private final Map<Long, MemberSighting> leaders = new TreeMap<>();
  private final Map<String, MemberSighting> last = new TreeMap<>();
  private final Map<Long, MemberSighting> appliedAt = new TreeMap<>();

  /** What members said of themselves in the course of the run: the first violation, or null. */
  public Violation sightings(History history) {
    for (MemberSighting sighting : history.sightings()) {
      Violation found = leader(sighting);
      if (found == null) found = backwards(sighting);
      if (found == null) found = sameIndexSameRevision(sighting);
      if (found != null) return found;
    }
    return null;
  }

  private Violation leader(MemberSighting sighting) {
    if (sighting.leader().isEmpty()) return null;
    MemberSighting other = leaders.putIfAbsent(sighting.term(), sighting);
    if (other == null || other.leader().equals(sighting.leader())) return null;
    return new Violation("one leader a term", "term " + sighting.term() + " has two leaders, " + other.leader() + " and " + sighting.leader(),
        List.of(words(other), words(sighting)));
  }

  /** Within a life: what was seen of an earlier one need not have been stable yet, and promised nothing. */
  private Violation backwards(MemberSighting now) {
    MemberSighting before = last.put(now.member(), now);
    if (before == null || before.life() != now.life()) return null;
    String what = now.term() < before.term() ? "term" : null;
    if (now.applied() < before.applied()) what = "applied index";
    if (now.revision() < before.revision()) what = "revision";
    return what == null ? null : new Violation("terms, indices and revisions never go back", "the " + what + " of " + now.member() + " went back",
        List.of(words(before), words(now)));
  }

  private Violation sameIndexSameRevision(MemberSighting now) {
    MemberSighting other = appliedAt.putIfAbsent(now.applied(), now);
    if (other == null || other.revision() == now.revision()) return null;
    return new Violation("equal logs give equal states", "at index " + now.applied() + " there are two revisions", List.of(words(other), words(now)));
  }

  private static String words(MemberSighting seen) {
    return "[" + Words.time(seen.moment()) + "] " + seen.member() + " (life " + seen.life() + "): term " + seen.term() + ", leader "
        + (seen.leader().isEmpty() ? "unknown" : seen.leader()) + ", revision " + seen.revision() + " at index " + seen.applied();
  }

  /** Hashes of members' content, by member: equal for equal revision and compaction. */
  public Violation hashes(Map<String, HashResult.Hashed> hashes) {
    Map<List<Long>, Map.Entry<String, Long>> known = new java.util.HashMap<>();
    for (Map.Entry<String, HashResult.Hashed> entry : new TreeMap<>(hashes).entrySet()) {
      HashResult.Hashed hashed = entry.getValue();
      Map.Entry<String, Long> mine = Map.entry(entry.getKey(), hashed.hash());
      Map.Entry<String, Long> other = known.putIfAbsent(List.of(hashed.revision(), hashed.compactRevision()), mine);
      if (other != null && !other.getValue().equals(mine.getValue())) {
        return new Violation("state hashes agree", "at revision " + hashed.revision() + " compacted at " + hashed.compactRevision() + " the hashes differ",
            List.of(other.getKey() + ": " + Long.toHexString(other.getValue()), mine.getKey() + ": " + Long.toHexString(mine.getValue())));
      }
    }
    return null;
  }

  /** Members' contents against each other. */
  public Violation images(Map<String, StoreImage> images) {
    Map<Long, Sighted> log = new TreeMap<>();
    for (Map.Entry<String, StoreImage> entry : new TreeMap<>(images).entrySet()) {
      Violation found = image(entry.getKey(), entry.getValue(), log);
      if (found != null) return found;
    }
    return null;
  }

  private record Sighted(String source, List<StoreEvent> events) {}

  /** The log that the clients' answers prove, against a member's content; revisions that nobody saw are not compared. */
  public Violation image(String member, StoreImage image, Replay replay) {
    Map<Long, Sighted> log = new TreeMap<>();
    for (long revision = 2; revision <= replay.log().size(); revision++) {
      log.put(revision, new Sighted("what clients saw", replay.log().get((int) revision - 1)));
    }
    Violation found = image(member, image, log);
    if (found != null || image.revision() >= replay.end().revision()) return found;
    return new Violation("nothing acknowledged is lost", member + " ends at revision " + image.revision()
        + ", clients saw revision " + replay.end().revision(), List.of());
  }

  private static Violation image(String member, StoreImage image, Map<Long, Sighted> log) {
    long revision = image.oldestRevision();
    Map<Bytes, KeyValue> pairs = new TreeMap<>();
    image.pairs().forEach(pair -> pairs.put(pair.key(), pair));
    for (List<StoreEvent> events : image.changes()) {
      revision++;
      Violation found = step(member, revision, events, pairs);
      if (found != null) return found;
      Sighted other = log.putIfAbsent(revision, new Sighted(member, List.copyOf(events)));
      if (other != null && !changes(other.events).equals(changes(events))) {
        return new Violation("the same bytes at a revision on all members", "revision " + revision + " is not the same everywhere",
            List.of(other.source + ": " + changes(other.events), member + ": " + changes(events)));
      }
    }
    return revision == image.revision() ? null
        : new Violation("revisions are dense", member + " ends at revision " + revision + " but says " + image.revision(), List.of());
  }

  /** One revision on top of the pairs before it: numbered right, counted right, knowing what was before. */
  private static Violation step(String member, long revision, List<StoreEvent> events, Map<Bytes, KeyValue> pairs) {
    if (events.isEmpty()) return new Violation("revisions are dense", member + " has nothing at revision " + revision, List.of());
    for (StoreEvent event : events) {
      KeyValue before = pairs.get(Facts.key(event));
      boolean right = event.revision() == revision && switch (event) {
        case StoreEvent.Put put -> put.current().version() == (before == null ? 1 : before.version() + 1)
            && put.current().createRevision() == (before == null ? revision : before.createRevision());
        case StoreEvent.Delete delete -> before != null;
      };
      if (!right) {
        return new Violation("a revision follows from the one before", member + " has " + Words.of(event) + " at revision " + revision + " over "
            + (before == null ? "nothing" : Words.of(before)), List.of());
      }
      if (event instanceof StoreEvent.Put put) pairs.put(put.current().key(), put.current());
      else pairs.remove(Facts.key(event));
    }
    return null;
  }

  /** What was done, without what was before: a member that has compacted may not know it. */
  private static List<String> changes(List<StoreEvent> events) {
    List<String> changes = new ArrayList<>();
    for (StoreEvent event : events) {
      changes.add(event instanceof StoreEvent.Put put ? "put " + put.current() : Words.of(event));
    }
    return changes;
  }
}
