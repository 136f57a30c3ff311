package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Loop;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One stream of watches: what the client asks, in its order, and the watches it has. Lives on the store's loop.
 *
 * <p>Requests wait for each other: each is answered from the member's state when its turn has come.
 */
final class WatchStream implements StreamCalls.Incoming<WatchRequest> {
  private static final int ANSWER_BYTES = 64;

  private final Store store;
  private final Standing standing;
  private final Loop loop;
  private final EtcdServerOptions options;
  private final Outbox<WatchResponse> outbox;
  private final TreeMap<Long, ServedWatch> watches = new TreeMap<>();
  private final Deque<WatchRequest> requests = new ArrayDeque<>();
  private final ProgressRound progress;
  private boolean busy;
  private boolean gone;
  private long nextId;
  private Loop.Timer notices = () -> {};

  WatchStream(Store store, Standing standing, Loop loop, EtcdServerOptions options, Outbox<WatchResponse> outbox) {
    this.store = store;
    this.standing = standing;
    this.loop = loop;
    this.options = options;
    this.outbox = outbox;
    this.progress = new ProgressRound(revision -> say(WatchMessages.progress(WatchMessages.NO_WATCH, standing.header(revision))));
    scheduleNotices();
  }

  @Override
  public void message(WatchRequest request) {
    requests.add(request);
    if (!busy) next();
  }

  private void next() {
    WatchRequest request = requests.poll();
    if (request == null || gone) return;
    busy = true;
    standing.now().whenComplete((status, failure) -> {
      busy = false;
      if (gone) return;
      if (failure == null) serve(request, status);
      else outbox.fail(UnaryCalls.foreseen(failure));
      next();
    });
  }

  private void serve(WatchRequest request, Status status) {
    switch (request.getRequestUnionCase()) {
      case CREATE_REQUEST -> create(request.getCreateRequest(), status.revision());
      case CANCEL_REQUEST -> cancel(request.getCancelRequest().getWatchId(), status.revision());
      case PROGRESS_REQUEST -> progress.ask(watches.values(), status.revision());
      case REQUESTUNION_NOT_SET -> {}
    }
  }

  private void create(WatchCreateRequest request, long revision) {
    WatchOptions wanted = WatchOptions.of(request);
    Supplier<ResponseHeader> header = standing.header(revision);
    if (wanted.emptyRange()) {
      say(WatchMessages.refused("mvcc: watcher range is empty", header));
    } else if (wanted.id() != 0 && watches.containsKey(wanted.id())) {
      say(WatchMessages.refused("mvcc: duplicate watch ID provided on the WatchStream", header));
    } else {
      long id = wanted.id() != 0 ? wanted.id() : freeId();
      long start = wanted.start() > 0 ? wanted.start() : revision + 1;
      say(WatchMessages.created(id, header));
      ServedWatch watch = new ServedWatch(id, wanted, start, this);
      watches.put(id, watch);
      watch.open();
    }
  }

  private long freeId() {
    while (watches.containsKey(nextId)) nextId++;
    return nextId++;
  }

  /** A watch that is not there is not worth an answer. */
  private void cancel(long id, long revision) {
    ServedWatch watch = watches.get(id);
    if (watch == null) return;
    forget(watch);
    watch.close();
    say(WatchMessages.canceled(id, standing.header(revision)));
  }

  /** In turns, so that no watch waits for ever behind one that has much to say. */
  @Override
  public void room() {
    Collection<ServedWatch> all = List.copyOf(watches.values());
    boolean said = true;
    while (said && outbox.hasRoom()) {
      said = false;
      for (ServedWatch watch : all) said |= outbox.hasRoom() && watch.sayNext();
    }
  }

  /** Its watches go on: in etcd such a stream ends when the client leaves it. */
  @Override
  public void halfClosed() {}

  @Override
  public void gone() {
    gone = true;
    notices.cancel();
    watches.values().forEach(ServedWatch::close);
    watches.clear();
    requests.clear();
  }

  private void scheduleNotices() {
    notices = loop.after(options.progressInterval(), () -> {
      scheduleNotices();
      List.copyOf(watches.values()).forEach(ServedWatch::noticeDue);
    });
  }

  // --- for its watches ---

  Outbox<WatchResponse> outbox() {
    return outbox;
  }

  Store store() {
    return store;
  }

  Standing standing() {
    return standing;
  }

  int maxResponseBytes() {
    return options.maxMessageBytes();
  }

  ProgressRound progress() {
    return progress;
  }

  void say(Supplier<WatchResponse> answer) {
    outbox.send(ANSWER_BYTES, answer);
  }

  /** The watch has ended. */
  void forget(ServedWatch watch) {
    if (gone) return;
    watches.remove(watch.id());
    progress.without(watch);
  }
}
