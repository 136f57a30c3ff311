package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One watch, held against history: what it tells are all events since its beginning, each once, in order; and a bookmark passes none that was not
 * told.
 */
final class FollowedWatch {
  private final String who;
  private final Selected selected;
  private final ClusterHistory history;
  private final Deque<Value> untested = new ArrayDeque<>();
  private long told;

  /** @param from everything up to that revision is known */
  FollowedWatch(String who, Selected selected, long from, ClusterHistory history) {
    this.who = who;
    this.selected = selected;
    this.told = from;
    this.history = history;
  }

  /** It told {@code event}; answers what is wrong with this or an earlier one that history could not judge yet. */
  Optional<String> tells(Value event) {
    untested.addLast(event);
    while (!untested.isEmpty() && Meta.revision(untested.getFirst().at("object")) <= history.revision()) {
      Optional<String> wrong = test(untested.removeFirst());
      if (wrong.isPresent()) return wrong;
    }
    return Optional.empty();
  }

  private Optional<String> test(Value event) {
    String type = event.text("type");
    if (type.equals("ERROR") || told < history.forgotten()) return Optional.empty();
    long revision = Meta.revision(event.at("object"));
    Optional<Change> due = due(revision);
    if (type.equals("BOOKMARK")) {
      long before = told;
      told = Math.max(told, revision);
      return due.map(missed -> who + " was given a bookmark of revision " + revision + " after " + before + ", and never told of " + missed)
          .or(() -> revision < before ? Optional.of(who + " was given a bookmark of revision " + revision + " when it knew " + before) : Optional.empty());
    }
    ObjectKey key = ObjectKey.of(event.at("object"));
    String what = type + " " + key + " at " + revision;
    long before = told;
    told = Math.max(told, revision);
    if (due.isEmpty()) return Optional.of(who + " was told " + what + " when it knew " + before + ": there was no such event since");
    Change next = due.get();
    boolean same = next.revision() == revision && next.key().equals(key) && selected.event(next).equals(type);
    return same ? Optional.empty() : Optional.of(who + " was told " + what + " where " + selected.event(next) + " " + next.key() + " at " + next.revision() + " was next");
  }

  /** The first event after what was told, up to that revision. */
  private Optional<Change> due(long revision) {
    List<Change> since = history.of(selected.kind(), told);
    for (Change change : since) {
      if (change.revision() > revision) return Optional.empty();
      if (!selected.event(change).isEmpty()) return Optional.of(change);
    }
    return Optional.empty();
  }
}
