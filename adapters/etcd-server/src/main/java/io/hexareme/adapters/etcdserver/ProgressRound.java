package io.hexareme.adapters.etcdserver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A client's question how far the stream is: answered once, with a revision up to which every watch of the stream has said all it
 * had to say. A question during a round begins another one after it: its answer must not be older than the question.
 */
final class ProgressRound {
  private final LongConsumer answer;
  private final Set<ServedWatch> awaited = new LinkedHashSet<>();
  private Collection<ServedWatch> nextRound;
  private long revision;
  private long wanted;
  private long askedAt;
  private boolean underWay;

  ProgressRound(LongConsumer answer) {
    this.answer = answer;
  }

  /** @param now this member's newest revision */
  void ask(Collection<ServedWatch> watches, long now) {
    if (underWay) {
      nextRound = watches;
      askedAt = now;
      return;
    }
    underWay = true;
    wanted = now;
    revision = Long.MAX_VALUE;
    awaited.addAll(watches);
    if (watches.isEmpty()) revision = now;
    for (ServedWatch watch : new ArrayList<>(watches)) watch.tellProgress(now);
    answerIfComplete();
  }

  /** That watch has said everything up to that revision. */
  void reached(ServedWatch watch, long reached) {
    if (reached < wanted || !awaited.remove(watch)) return;
    revision = Math.min(revision, reached);
    answerIfComplete();
  }

  boolean awaits(ServedWatch watch) {
    return awaited.contains(watch);
  }

  /** That watch is no more. */
  void without(ServedWatch watch) {
    if (awaited.remove(watch)) answerIfComplete();
  }

  private void answerIfComplete() {
    if (!underWay || !awaited.isEmpty()) return;
    underWay = false;
    if (revision != Long.MAX_VALUE) answer.accept(revision);
    if (nextRound == null) return;
    List<ServedWatch> again = List.copyOf(nextRound);
    nextRound = null;
    ask(again, askedAt);
  }
}
