package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletableFuture;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One open watch. Sends the initial state or the kept history, then what happens, each event once, in revision order. A reader that is
 * too slow is dropped; it can resume from what it has seen.
 */
final class WatchStream implements ApiResponse.Frames, ObjectCache.Listener {
  private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);

  private final ObjectCache cache;
  private final Loop loop;
  private final Selection selection;
  private final WatchFrames frames;
  private final ListOptions options;
  private final Duration timeout;
  private final Consumer<WatchStream> onEnd;
  private ApiResponse.Sink sink;
  private Loop.Timer timeoutTimer = () -> { };
  private Loop.Timer bookmarkTimer = () -> { };
  private long began;
  private long sent;
  private boolean ended;
  private CompletionStage<Void> turn = CompletableFuture.completedFuture(null);

  WatchStream(ObjectCache cache, Loop loop, Selection selection, WatchFrames frames, ListOptions options, Duration timeout,
      Consumer<WatchStream> onEnd) {
    this.cache = cache;
    this.loop = loop;
    this.selection = selection;
    this.frames = frames;
    this.options = options;
    this.timeout = timeout;
    this.onEnd = onEnd;
  }

  @Override
  public void start(ApiResponse.Sink to) {
    sink = to;
    if (ended) {
      to.end();
      return;
    }
    boolean fromNow = options.revision() <= 0 || options.sendInitialEvents();
    began = fromNow ? cache.revision() : options.revision();
    sent = began;
    if (fromNow) {
      sendState();
    } else if (!sendHistory()) {
      return;
    }
    if (!ended) {
      cache.subscribe(storage(), this);
      timeoutTimer = loop.after(timeout, this::finish);
      scheduleBookmark();
    }
  }

  ServedResource resource() {
    return selection.resource();
  }

  private GroupResource storage() {
    return selection.resource().storage();
  }

  /** All objects there are, as ADDED; with {@code sendInitialEvents=false} none. */
  private void sendState() {
    List<StoredObject> objects = List.copyOf(cache.objects(storage(), selection.namespace()).values());
    inTurn(objects, () -> sendState(objects));
  }

  private void sendState(List<StoredObject> objects) {
    boolean wanted = options.sendInitialEvents() || options.revisionMatch().isEmpty();
    if (wanted) {
      for (StoredObject object : objects) {
        if (selection.matches(object)) {
          send(frames.object("ADDED", object, null));
        }
      }
    }
    if (options.sendInitialEvents() && options.bookmarks()) {
      send(frames.bookmark(sent, true));
    }
  }

  /** What happened since the wanted revision; false when that is no longer known. */
  private boolean sendHistory() {
    if (sent < cache.oldest()) {
      expire();
      return false;
    }
    cache.history(storage(), sent).forEach(this::event);
    return true;
  }

  /** One after the other, each when its objects can be shown: at once, unless somebody outside must convert them. */
  private void inTurn(List<StoredObject> objects, Runnable next) {
    if (!resource().conversion().isSlow()) {
      next.run();
      return;
    }
    turn = turn.thenCompose(before -> Shown.ready(resource(), objects)).thenRun(next).exceptionally(failure -> {
      fail(failure instanceof CompletionException && failure.getCause() instanceof Refusal refusal ? refusal
          : Refusals.internal("the watch cannot go on"));
      return null;
    });
  }

  private void fail(Refusal refusal) {
    if (!ended) {
      sink.frame(frames.error(refusal));
      stop();
    }
  }

  @Override
  public void event(ObjectEvent event) {
    if (!resource().conversion().isSlow()) {
      tell(event);
      return;
    }
    inTurn(Stream.of(event.before(), event.after()).filter(Objects::nonNull).toList(), () -> tell(event));
  }

  private void tell(ObjectEvent event) {
    if (ended || event.revision() <= began) {
      return;
    }
    StoredObject before = event.before();
    StoredObject after = event.after();
    boolean was = before != null && selection.matches(before);
    boolean is = after != null && selection.matches(after);
    sent = Math.max(sent, event.revision());
    if (is) {
      send(frames.object(was ? "MODIFIED" : "ADDED", after, event));
    } else if (was) {
      StoredObject last = after == null ? before : before.lastSeenAt(event.revision());
      send(frames.object("DELETED", last, event));
    }
  }

  @Override
  public void lost() {
    if (!ended) {
      expire();
    }
  }

  private void scheduleBookmark() {
    if (options.bookmarks()) {
      bookmarkTimer = loop.after(BOOKMARK_EVERY, () -> {
        sendBookmark();
        scheduleBookmark();
      });
    }
  }

  private void sendBookmark() {
    if (!ended) {
      long all = cache.revision();
      inTurn(List.of(), () -> {
        sent = Math.max(sent, all);
        send(frames.bookmark(sent, false));
      });
    }
  }

  private void send(Body frame) {
    if (!ended && !sink.frame(frame)) {
      stop();
    }
  }

  /** Ends cleanly: with a last bookmark if those are wanted. */
  void finish() {
    if (ended) {
      return;
    }
    if (sink != null) {
      sendBookmarkIfWanted();
    }
    stop();
  }

  private void sendBookmarkIfWanted() {
    if (options.bookmarks()) {
      sink.frame(frames.bookmark(Math.max(sent, cache.revision()), false));
    }
  }

  /** Ends at once. */
  private void stop() {
    if (ended) {
      return;
    }
    release();
    if (sink != null) {
      sink.end();
    }
  }

  /** Tells the reader that history is gone, and ends. */
  private void expire() {
    sink.frame(frames.error(Refusals.expired("too old resource version: " + sent + " (" + (cache.oldest() + 1) + ")")));
    stop();
  }

  @Override
  public void cancel() {
    release();
  }

  private void release() {
    ended = true;
    cache.unsubscribe(storage(), this);
    timeoutTimer.cancel();
    bookmarkTimer.cancel();
    onEnd.accept(this);
  }
}
