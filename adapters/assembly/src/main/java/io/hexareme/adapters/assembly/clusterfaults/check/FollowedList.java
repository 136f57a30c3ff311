package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What there was of some objects at a revision, from history alone. */
final class FollowedList {
  private FollowedList() {}

  /** The revisions of the objects by key; empty when that is too long ago. */
  static Optional<Map<ObjectKey, Long>> at(long revision, Selected selected, ClusterHistory history) {
    if (revision < history.forgotten()) return Optional.empty();
    Map<ObjectKey, Obj> there = new TreeMap<>();
    history.all(selected.kind()).forEach(object -> there.put(ObjectKey.of(object), object));
    List<Change> since = history.of(selected.kind(), revision);
    for (int i = since.size() - 1; i >= 0; i--) {
      Change change = since.get(i);
      if (change.before() == null) there.remove(change.key());
      else there.put(change.key(), change.before());
    }
    Map<ObjectKey, Long> revisions = new TreeMap<>();
    there.forEach((key, object) -> {
      if (selected.has(object)) revisions.put(key, Meta.revision(object));
    });
    return Optional.of(revisions);
  }

  /** What is wrong with a list that was answered. */
  static Optional<String> judge(String who, Selected selected, Value list, ClusterHistory history) {
    long revision = Meta.revision(list);
    Map<ObjectKey, Long> told = new TreeMap<>();
    list.list("items").forEach(item -> told.put(ObjectKey.of(item), Meta.revision(item)));
    return revision > history.revision() ? Optional.empty() : at(revision, selected, history).filter(there -> !there.equals(told))
        .map(there -> who + " was told at revision " + revision + " that there is " + difference(told, there));
  }

  static String difference(Map<ObjectKey, Long> told, Map<ObjectKey, Long> there) {
    StringBuilder words = new StringBuilder();
    there.forEach((key, revision) -> {
      if (!told.containsKey(key)) words.append("no ").append(key).append(" (which is of revision ").append(revision).append("); ");
      else if (!told.get(key).equals(revision)) words.append(key).append(" of revision ").append(told.get(key)).append(" instead of ").append(revision).append("; ");
    });
    told.keySet().stream().filter(key -> !there.containsKey(key)).forEach(key -> words.append(key).append(" (which is gone); "));
    return words.substring(0, Math.max(0, words.length() - 2));
  }
}
