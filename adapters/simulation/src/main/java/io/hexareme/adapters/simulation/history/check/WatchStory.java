package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Moment;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.adapters.simulation.history.model.KeySpan;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;

/** One watch, heard from its beginning to its end and compared with the log. */
final class WatchStory {
  private final RecordedWatch watch;
  private final List<List<StoreEvent>> log;
  private final Replay replay;
  private final History history;
  private final KeySpan span;
  /** The revision from which on everything is owed; 0 while a watch "from now" has not shown where now was. */
  private long owed;
  private long heard;
  private long promised;
  private boolean over;

  WatchStory(RecordedWatch watch, List<List<StoreEvent>> log, Replay replay, History history) {
    this.watch = watch;
    this.log = log;
    this.replay = replay;
    this.history = history;
    this.span = new KeySpan(watch.request().key(), watch.request().end());
    this.owed = watch.request().startRevision();
  }

  Violation hear(Delivery delivery) {
    if (over) return wrong("a watch ends once", "something was heard after its end", delivery);
    if (watch.ended().before(delivery.moment())) return wrong("a cancelled watch is silent", "something was heard after it was cancelled", delivery);
    return switch (delivery) {
      case Delivery.Events events -> events(events);
      case Delivery.Progress progress -> progress(progress);
      case Delivery.Compacted compacted -> compacted(compacted);
      case Delivery.Closed closed -> {
        over = true;
        yield null;
      }
    };
  }

  private Violation events(Delivery.Events delivery) {
    if (delivery.events().isEmpty()) return wrong("a delivery has events", "an empty delivery", delivery);
    List<Long> revisions = delivery.events().stream().map(StoreEvent::revision).distinct().toList();
    Violation found = order(delivery, revisions);
    if (found != null) return found;
    for (long revision : revisions) {
      found = revision(delivery, revision);
      if (found != null) return found;
    }
    return null;
  }

  private Violation order(Delivery.Events delivery, List<Long> revisions) {
    long last = heard;
    for (StoreEvent event : delivery.events()) {
      if (event.revision() < last) return wrong("events are ordered", "revision " + event.revision() + " came after revision " + last, delivery);
      last = event.revision();
    }
    if (last != delivery.revision()) {
      return wrong("a delivery names its last revision", "its last event is of revision " + last + ", not " + delivery.revision(), delivery);
    }
    long first = revisions.getFirst();
    if (first == heard) return wrong("events are unique and atomic", "revision " + first + " came again", delivery);
    if (first <= promised) return wrong("a bookmark passes no event", "revision " + first + " came after progress said " + promised, delivery);
    if (first < owed) return wrong("a watch begins where it was asked to", "revision " + first + " is before " + owed, delivery);
    return null;
  }

  private Violation revision(Delivery.Events delivery, long revision) {
    if (revision > log.size()) return wrong("events are of the log", "revision " + revision + " never came to be", delivery);
    if (owed == 0) owed = revision;
    long missing = firstMissing(revision - 1);
    if (missing > 0) return missing("events are reliable", missing, delivery);
    Violation found = contents(delivery, revision);
    heard = revision;
    owed = revision + 1;
    return found;
  }

  private Violation contents(Delivery.Events delivery, long revision) {
    List<StoreEvent> wanted = ours(revision);
    List<StoreEvent> told = delivery.events().stream().filter(event -> event.revision() == revision).toList();
    String both = "revision " + revision + " is " + words(wanted) + ", heard was " + words(told);
    if (told.size() < wanted.size() && wanted.containsAll(told)) return wrong("events are atomic by revision", "half a revision: " + both, delivery);
    if (told.size() != wanted.size()) return wrong("events are of the log", both, delivery);
    for (int i = 0; i < told.size(); i++) {
      if (!sameChange(told.get(i), wanted.get(i))) return wrong("events are of the log", both, delivery);
      if (!previousIsRight(told.get(i), wanted.get(i), delivery.moment())) {
        return wrong("previous values are right", Words.of(told.get(i)) + " said that before it was " + words(told.get(i).previous())
            + ", but it was " + words(wanted.get(i).previous()), delivery);
      }
    }
    return beforeItWasAsked(delivery, revision);
  }

  private static boolean sameChange(StoreEvent told, StoreEvent wanted) {
    return switch (told) {
      case StoreEvent.Put put -> wanted instanceof StoreEvent.Put other && put.current().equals(other.current());
      case StoreEvent.Delete delete -> wanted instanceof StoreEvent.Delete other && delete.key().equals(other.key());
    };
  }

  /** It may be missing only where a compaction can have taken it. */
  private boolean previousIsRight(StoreEvent told, StoreEvent wanted, Moment moment) {
    if (java.util.Objects.equals(told.previous(), wanted.previous())) return true;
    return told.previous() == null && compactedBy(moment) >= wanted.revision();
  }

  /** The highest revision that anybody had asked to compact by then. */
  private long compactedBy(Moment moment) {
    return history.operations().stream().filter(operation -> operation.began().before(moment))
        .mapToLong(operation -> operation.request() instanceof Request.Compact(long revision) ? revision : 0).max().orElse(0);
  }

  private Violation beforeItWasAsked(Delivery delivery, long revision) {
    Replay.Step maker = replay.maker(revision);
    if (maker == null || maker.operation() == null || maker.operation().began().before(delivery.moment())) return null;
    return wrong("nothing is heard before it is asked for", "revision " + revision + " was heard before it was asked for by "
        + Words.of(maker.operation()), delivery);
  }

  private Violation progress(Delivery.Progress progress) {
    if (progress.revision() > log.size()) return wrong("a bookmark is of the log", "revision " + progress.revision() + " never came to be", progress);
    if (progress.revision() < Math.max(heard, promised)) {
      return wrong("bookmarks do not go back", "progress " + progress.revision() + " after revision " + Math.max(heard, promised), progress);
    }
    if (owed > 0) {
      long missing = firstMissing(progress.revision());
      if (missing > 0) return missing("a bookmark passes no event", missing, progress);
    }
    promised = progress.revision();
    owed = Math.max(owed, promised + 1);
    return beforeItWasAsked(progress, progress.revision());
  }

  private Violation compacted(Delivery.Compacted compacted) {
    over = true;
    if (compacted.compactRevision() > compactedBy(compacted.moment())) {
      return wrong("compaction is told of when there was one", "nobody had asked for a compaction at " + compacted.compactRevision(), compacted);
    }
    return owed <= compacted.compactRevision() ? null
        : wrong("a watch of kept revisions is served", "it was at revision " + owed + ", which is kept", compacted);
  }

  /** When all was given time to arrive, all has arrived that is owed; to a watch "from now", all that was asked for after it was opened. */
  Violation end() {
    boolean waited = history.settled() != Moment.NEVER && watch.ended() == Moment.NEVER && !over;
    long first = owed > 0 ? owed : firstAskedAfter(watch.opened());
    if (watch.request().startRevision() == 0 && firstHeard() > firstAskedAfter(watch.opened())) {
      owed = firstAskedAfter(watch.opened());
      long missing = firstMissing(firstHeard() - 1);
      if (missing > 0) return missing("a watch hears all that is asked for after it was opened", missing, null);
    }
    if (!waited || first == 0) return null;
    owed = first;
    long missing = firstMissing(log.size());
    return missing > 0 && wasMadeBy(missing, history.settled()) ? missing("events are reliable", missing, null) : null;
  }

  private boolean wasMadeBy(long revision, Moment moment) {
    Replay.Step maker = replay.maker(revision);
    return maker == null || maker.operation() == null || maker.operation().ended().before(moment);
  }

  private long firstHeard() {
    for (Delivery delivery : watch.deliveries()) {
      if (delivery instanceof Delivery.Events events && !events.events().isEmpty()) return events.events().getFirst().revision();
      if (delivery instanceof Delivery.Progress progress) return progress.revision() + 1;
    }
    return 0;
  }

  /** The first revision that was asked for after that moment; past the end when none was. */
  private long firstAskedAfter(Moment moment) {
    for (long revision = 2; revision <= log.size(); revision++) {
      Operation asked = replay.maker(revision).operation();
      if (asked != null && moment.before(asked.began())) return revision;
    }
    return log.size() + 1;
  }

  /** The first revision that is owed, not after {@code last}, and has something for this watch; 0 for none. */
  private long firstMissing(long last) {
    for (long revision = Math.max(1, owed); revision <= Math.min(last, log.size()); revision++) {
      if (!ours(revision).isEmpty()) return revision;
    }
    return 0;
  }

  private List<StoreEvent> ours(long revision) {
    return log.get((int) revision - 1).stream().filter(event -> span.contains(Facts.key(event))).toList();
  }

  private Violation missing(String rule, long revision, Delivery delivery) {
    return wrong(rule, "revision " + revision + ", " + words(ours(revision)) + ", was never heard", delivery);
  }

  private Violation wrong(String rule, String message, Delivery delivery) {
    List<String> story = new ArrayList<>();
    story.add(Words.of(watch));
    int at = delivery == null ? watch.deliveries().size() : watch.deliveries().indexOf(delivery);
    watch.deliveries().subList(Math.max(0, at - 4), at).forEach(before -> story.add("  then " + words(before)));
    if (delivery != null) story.add("=> but " + words(delivery));
    return new Violation(rule, message, story);
  }

  private static String words(Delivery delivery) {
    String what = switch (delivery) {
      case Delivery.Events events -> words(events.events());
      case Delivery.Progress progress -> "progress " + progress.revision();
      case Delivery.Compacted compacted -> "compacted at " + compacted.compactRevision();
      case Delivery.Closed closed -> "closed: " + closed.reason();
    };
    return "[" + Words.time(delivery.moment()) + "] " + what;
  }

  private static String words(List<StoreEvent> events) {
    return events.stream().map(Words::of).toList().toString();
  }

  private static String words(KeyValue pair) {
    return pair == null ? "nothing" : Words.of(pair);
  }
}
