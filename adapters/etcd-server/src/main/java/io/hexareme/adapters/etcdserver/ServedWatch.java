package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import java.util.List;

/**
 * One watch of a stream. While the stream has room it passes on what the store tells. When there is none it keeps only the rest of
 * what it was just told; if it is told more, it lets go of the store and remembers from which revision to go on: the store's history
 * is the buffer, so a slow reader costs nothing, and one that is too slow hears that its revision is compacted.
 *
 * <p>What a watch says is in revision order, and a progress notice comes after all events up to its revision.
 */
final class ServedWatch implements Watcher {
  private final long id;
  private final WatchOptions options;
  private final WatchStream stream;
  private final EventQueue queue;
  private Watch source;
  private boolean attached;
  private boolean reading;

  /** The first revision that was not told yet. */
  private long next;

  private boolean closed;
  private boolean noticeWanted;
  private boolean saidSomething;

  /** A progress notice that waits for the events before it; 0: none. */
  private long progressAfterQueue;

  ServedWatch(long id, WatchOptions options, long start, WatchStream stream) {
    this.id = id;
    this.options = options;
    this.next = start;
    this.stream = stream;
    this.queue = new EventQueue(options, stream.maxResponseBytes());
  }

  long id() {
    return id;
  }

  void open() {
    attached = true;
    source = stream.store().watch(new WatchRequest(options.key(), options.end(), next), this);
    if (!attached) source.cancel();
    else if (noticeWanted || stream.progress().awaits(this)) source.requestProgress();
  }

  void close() {
    closed = true;
    letGo();
  }

  private void letGo() {
    if (attached && source != null) source.cancel();
    attached = false;
  }

  @Override
  public void onEvents(List<StoreEvent> events, long revision) {
    if (closed || !attached) return;
    if (!queue.isEmpty()) {
      letGo();
      return;
    }
    next = revision + 1;
    queue.add(options.wanted(events), revision);
    while (stream.outbox().hasRoom() && sayNext()) {}
  }

  /** Says one message of what is left, or goes back to the store when nothing is; false when there is nothing to do. */
  boolean sayNext() {
    if (closed || reading) return false;
    if (queue.isEmpty()) {
      if (!attached) open();
      return false;
    }
    EventQueue.Message message = queue.next();
    stream.outbox().send(message.bytes(), WatchMessages.events(
        id, message.events(), options.prevKv(), message.fragment(), stream.standing().header(message.revision())));
    saidSomething = true;
    if (queue.isEmpty() && progressAfterQueue != 0) {
      long reached = progressAfterQueue;
      progressAfterQueue = 0;
      passOn(reached);
    }
    return true;
  }

  @Override
  public void onProgress(long revision) {
    if (closed || !attached) return;
    next = Math.max(next, revision + 1);
    if (queue.isEmpty()) passOn(revision);
    else progressAfterQueue = revision;
  }

  private void passOn(long revision) {
    if (noticeWanted) {
      noticeWanted = false;
      stream.say(WatchMessages.progress(id, stream.standing().header(revision)));
    }
    stream.progress().reached(this, revision);
  }

  /**
   * The port refuses the compacted revision itself, etcd does not: what was put at it, and is still there at it, can be told, without
   * what was before. What was deleted at it cannot, in etcd 3.4 neither (etcd#18089).
   */
  @Override
  public void onCompacted(long compactRevision) {
    if (closed) return;
    attached = false;
    if (next == compactRevision) tellOfTheCompacted(compactRevision);
    else refuse(compactRevision);
  }

  private void tellOfTheCompacted(long revision) {
    reading = true;
    stream.store().range(new RangeRequest(options.key(), options.end(), revision, 0, false, false, true)).whenComplete((read, failure) -> {
      reading = false;
      if (closed) return;
      switch (read) {
        case null -> stream.outbox().fail(UnaryCalls.foreseen(failure));
        case RangeResult.Compacted compacted -> refuse(compacted.compactRevision());
        case RangeResult.FutureRevision future -> throw new IllegalStateException("compacted at " + revision + ", but " + future);
        case RangeResult.Pairs pairs -> {
          next = revision + 1;
          queue.add(options.wanted(putAt(revision, pairs)), revision);
          while (stream.outbox().hasRoom() && sayNext()) {}
        }
      }
    });
  }

  private static List<StoreEvent> putAt(long revision, RangeResult.Pairs pairs) {
    return pairs.pairs().stream()
        .filter(pair -> pair.modRevision() == revision)
        .map(pair -> (StoreEvent) new StoreEvent.Put(pair, null))
        .toList();
  }

  private void refuse(long compactRevision) {
    closed = true;
    stream.say(WatchMessages.compacted(id, compactRevision, stream.standing().header()));
    stream.forget(this);
  }

  /** The store serves no watches any more, on this member: the client is to go to another. */
  @Override
  public void onClosed(String reason) {
    if (closed) return;
    closed = true;
    stream.outbox().fail(EtcdError.of(EtcdError.STOPPED));
  }

  /** The client asks how far the stream is; a watch for the future has missed nothing. */
  void tellProgress(long now) {
    if (next > now + 1) stream.progress().reached(this, now);
    else if (attached) source.requestProgress();
  }

  /** It is time for a notice, unless there was something to say since the last time. */
  void noticeDue() {
    boolean silent = options.progressNotify() && !saidSomething;
    saidSomething = false;
    if (!silent || closed || !attached) return;
    noticeWanted = true;
    source.requestProgress();
  }
}
