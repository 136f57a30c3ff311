package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.client.Informer;
import io.hexareme.core.client.InformerObserver;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

/** The content of every informer is what there was at its revision: of each step what it changed is looked at, and how many objects there are. */
public final class InformersTrue implements InformerObserver {
  static final String RULE = "every informer holds a prefix of history";

  private final ClusterHistory history;
  private final BiConsumer<String, String> onBroken;
  private final Map<Informer, Followed> informers = new WeakHashMap<>();

  /** What an informer ought to hold. */
  private static final class Followed {
    private final Map<ObjectKey, Long> wanted = new TreeMap<>();
    private Selected selected; // null as long as the kind is not known
    private long at;
    private boolean begun;
  }

  /** @param onBroken hears of the rule and of what is wrong */
  public InformersTrue(ClusterHistory history, BiConsumer<String, String> onBroken) {
    this.history = history;
    this.onBroken = onBroken;
  }

  @Override
  public void progressed(Informer informer) {
    if (informer.revision() > history.revision()) return;
    Followed followed = informers.computeIfAbsent(informer, i -> new Followed());
    if (followed.selected == null) followed.selected = Selected.of(informer.resource().plural(), "", informer.selectors(), history).orElse(null);
    if (followed.selected != null) judge(informer, followed.selected, followed).ifPresent(wrong -> onBroken.accept(RULE, wrong));
  }

  private Optional<String> judge(Informer informer, Selected selected, Followed followed) {
    if (!followed.begun || followed.at < history.forgotten()) {
      followed.wanted.clear();
      FollowedList.at(informer.revision(), selected, history).ifPresent(followed.wanted::putAll);
      followed.begun = true;
      followed.at = informer.revision();
      Map<ObjectKey, Long> told = new TreeMap<>();
      informer.all().forEach(object -> told.put(ObjectKey.of(object), Meta.revision(object)));
      return told.equals(followed.wanted) ? Optional.empty() : Optional.of(words(informer, FollowedList.difference(told, followed.wanted)));
    }
    return step(informer, selected, followed);
  }

  private Optional<String> step(Informer informer, Selected selected, Followed followed) {
    Optional<String> wrong = Optional.empty();
    Map<ObjectKey, Long> touched = new TreeMap<>();
    for (Change change : history.of(selected.kind(), followed.at)) {
      if (change.revision() > informer.revision()) break;
      if (selected.has(change.after())) followed.wanted.put(change.key(), change.revision());
      else followed.wanted.remove(change.key());
      touched.put(change.key(), change.revision());
    }
    followed.at = informer.revision();
    for (ObjectKey key : touched.keySet()) {
      long is = informer.get(key).map(InformersTrue::revision).orElse(0L);
      long wanted = followed.wanted.getOrDefault(key, 0L);
      if (is != wanted) wrong = Optional.of(words(informer, key + " of revision " + is + " instead of " + wanted));
    }
    if (wrong.isEmpty() && informer.size() != followed.wanted.size()) {
      wrong = Optional.of(words(informer, informer.size() + " objects instead of " + followed.wanted.size()));
    }
    return wrong;
  }

  private static long revision(Obj object) {
    return Meta.revision(object);
  }

  private static String words(Informer informer, String difference) {
    return "an informer of " + informer.resource().plural() + " " + informer.selectors() + " at revision " + informer.revision() + " holds " + difference;
  }
}
