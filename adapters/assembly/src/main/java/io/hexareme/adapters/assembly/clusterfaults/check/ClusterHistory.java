package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All that was ever written, in order, and what there is now. */
public final class ClusterHistory {
  /** How much of the past is kept at least. */
  private static final Duration KEPT = Duration.ofMinutes(20);
  private static final int MOST = 20_000;

  private final Map<String, NavigableMap<ObjectKey, Obj>> current = new LinkedHashMap<>();
  private final Map<String, List<Change>> changes = new LinkedHashMap<>();
  private final Map<String, Change> deaths = new LinkedHashMap<>();
  private final Map<String, Obj> alive = new LinkedHashMap<>();
  private final Duration lag;
  private Instant now = Instant.EPOCH;
  private long revision;
  private long forgotten;

  /** @param lag how late components may see what happened */
  public ClusterHistory(Duration lag) {
    this.lag = lag;
  }

  /** How late components may see what happened. */
  public Duration lag() {
    return lag;
  }

  /** Takes the next write; {@code after} null for a deletion. Answers what it changed. */
  Change take(long at, Instant when, String kind, ObjectKey key, Obj after) {
    NavigableMap<ObjectKey, Obj> objects = current.computeIfAbsent(kind, k -> new TreeMap<>());
    Obj before = after == null ? objects.remove(key) : objects.put(key, after);
    Change change = new Change(at, when, kind, key, before, after);
    now = when;
    revision = at;
    List<Change> ofKind = changes.computeIfAbsent(kind, k -> new ArrayList<>());
    ofKind.add(change);
    if (ofKind.size() > MOST) forget(ofKind);
    if (before != null && (after == null || !Meta.uid(before).equals(Meta.uid(after)))) {
      alive.remove(Meta.uid(before));
      deaths.put(Meta.uid(before), change);
    }
    if (after != null) alive.put(Meta.uid(after), after);
    return change;
  }

  private void forget(List<Change> ofKind) {
    Instant oldest = now.minus(KEPT);
    int end = 0;
    while (end < ofKind.size() / 2 && ofKind.get(end).at().isBefore(oldest)) end++;
    if (end == 0) return;
    forgotten = Math.max(forgotten, ofKind.get(end - 1).revision());
    ofKind.subList(0, end).clear();
  }

  /** It is that late now. */
  void passes(Instant time) {
    if (time.isAfter(now)) now = time;
  }

  public Instant now() {
    return now;
  }

  public long revision() {
    return revision;
  }

  /** What happened up to that revision may not be known any more. */
  long forgotten() {
    return forgotten;
  }

  /** All objects of a kind that there are, in key order. */
  public Collection<Obj> all(String kind) {
    return current.getOrDefault(kind, new TreeMap<>()).values();
  }

  public Optional<Obj> get(String kind, ObjectKey key) {
    return Optional.ofNullable(current.getOrDefault(kind, new TreeMap<>()).get(key));
  }

  public Optional<Obj> get(String kind, String namespace, String name) {
    return get(kind, new ObjectKey(namespace, name));
  }

  /** The object of that uid, as long as there is one. */
  Optional<Obj> alive(String uid) {
    return Optional.ofNullable(alive.get(uid));
  }

  /** By which write the object of that uid ceased to be; empty while it is, and when it never was. */
  Optional<Change> death(String uid) {
    return Optional.ofNullable(deaths.get(uid));
  }

  Collection<String> kinds() {
    return current.keySet();
  }

  /** The writes of a kind that are still known, oldest first. */
  List<Change> of(String kind) {
    return changes.getOrDefault(kind, List.of());
  }

  /** The writes of a kind after a revision, oldest first. */
  List<Change> of(String kind, long after) {
    List<Change> all = of(kind);
    int from = all.size();
    while (from > 0 && all.get(from - 1).revision() > after) from--;
    return all.subList(from, all.size());
  }

  /** All versions of that object that somebody may take for the present one: the newest, and those that were replaced within the lag. */
  List<Obj> recent(String kind, ObjectKey key) {
    List<Obj> versions = new ArrayList<>();
    get(kind, key).ifPresent(versions::add);
    Instant oldest = now.minus(lag);
    List<Change> all = of(kind);
    for (int i = all.size() - 1; i >= 0 && !all.get(i).at().isBefore(oldest); i--) {
      Change change = all.get(i);
      if (change.key().equals(key) && change.before() != null) versions.add(change.before());
    }
    return versions;
  }

  /** Whether there was such an object at some time within the lag. */
  boolean recentlyThere(String kind, ObjectKey key) {
    return !recent(kind, key).isEmpty();
  }

  /** The last writes of an object, for the story of a violation. */
  List<String> story(String kind, ObjectKey key) {
    List<String> lines = new ArrayList<>();
    List<Change> all = of(kind);
    for (int i = all.size() - 1; i >= 0 && lines.size() < 6; i--) {
      if (all.get(i).key().equals(key)) lines.addFirst(all.get(i).toString());
    }
    return lines;
  }
}
