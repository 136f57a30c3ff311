package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Removes Events an hour after they were last told. A sweep, not store leases: it needs no second round trip per Event, and an Event
 * that is told again simply finds its older due date outdated.
 */
public final class EventExpiry implements ObjectCache.Listener {
  static final Duration KEPT = Duration.ofHours(1);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final GroupResource EVENTS = GroupResource.of(Resource.EVENTS);
  private static final String[][] TIMES = {{"metadata", "creationTimestamp"}, {"firstTimestamp"}, {"lastTimestamp"}, {"eventTime"},
      {"series", "lastObservedTime"}};

  private final ObjectCache cache;
  private final ObjectWriter writer;
  private final Loop loop;
  private final Clock clock;
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::revision));
  private Loop.Timer timer = () -> { };
  private boolean stale; // begin anew with all there are

  /** The version of {@code revision} is to go then. */
  private record Due(Instant at, ObjectKey key, long revision) {}

  /** Which Events are to go when, to start another one with. */
  public static final class Image {
    private final PriorityQueue<Due> due;

    private Image(PriorityQueue<Due> due) {
      this.due = due;
    }
  }

  public EventExpiry(ObjectCache cache, ObjectWriter writer, Loop loop, Clock clock) {
    this.cache = cache;
    this.writer = writer;
    this.loop = loop;
    this.clock = clock;
  }

  /** Begins to follow; before the copy is filled. */
  public void start() {
    cache.subscribe(EVENTS, this);
    timer = loop.after(EVERY, this::sweep);
  }

  /** Goes on with what another one knew; after the copy is filled with the same objects. */
  public void resume(Image image) {
    due.clear();
    due.addAll(image.due);
    stale = false;
  }

  public Image image() {
    refresh();
    return new Image(new PriorityQueue<>(due));
  }

  public void stop() {
    timer.cancel();
  }

  @Override
  public void event(ObjectEvent event) {
    if (event.after() != null && !stale) {
      add(event.after());
    }
  }

  @Override
  public void lost() {
    stale = true;
    cache.subscribe(EVENTS, this);
  }

  /** Not at once: each Event must be parsed for it, and whoever has lost the copy is in a hurry. */
  private void refresh() {
    if (stale) {
      due.clear();
      cache.objects(EVENTS, "").values().forEach(this::add);
      stale = false;
    }
  }

  private void add(StoredObject event) {
    due.add(new Due(lastTold(event.tree()).plus(KEPT), event.key(), event.revision()));
  }

  /** The newest of an Event's times, and now for one that has none or claims to come from the future. */
  private Instant lastTold(Obj event) {
    Instant now = clock.now();
    Instant last = Instant.MIN;
    for (String[] path : TIMES) {
      Value time = event.at(path);
      last = Timestamps.parse(time).filter(last::isBefore).orElse(last);
    }
    return last.equals(Instant.MIN) || last.isAfter(now) ? now : last;
  }

  private void sweep() {
    timer = loop.after(EVERY, this::sweep);
    refresh();
    Instant now = clock.now();
    while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
      Due next = due.poll();
      cache.find(EVENTS, next.key())
          .filter(event -> event.revision() == next.revision())
          .ifPresent(event -> writer.delete(EVENTS, event));
    }
  }
}
