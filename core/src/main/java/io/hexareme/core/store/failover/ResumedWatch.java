package io.hexareme.core.store.failover;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;

/**
 * A watch that outlives the member it was opened on: when that one ends it, or others were left without an answer there, it is opened on the
 * next from the first revision that was not heard of, so nothing is missed or told twice. A member that is cut off from its group
 * says nothing at all: so watches go where calls go.
 */
final class ResumedWatch implements Watch {
  /** Between two attempts, so that a group without any member is not asked without pause. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final FailoverStore store;
  private final Loop loop;
  private final WatchRequest request;
  private final Watcher watcher;
  private Watch current;
  private Resuming listening;
  private long next;
  private boolean ended;

  ResumedWatch(FailoverStore store, Loop loop, WatchRequest request, Watcher watcher) {
    this.store = store;
    this.loop = loop;
    this.request = request;
    this.watcher = watcher;
    this.next = request.startRevision();
  }

  /** A watch from "now on" first learns what now is: the member it resumes on may be behind the one it began on. */
  void open() {
    if (next > 0) {
      follow();
      return;
    }
    store.revision().whenComplete((newest, failure) -> {
      if (ended) return;
      if (failure == null) {
        next = newest + 1;
        follow();
      } else {
        loop.after(PAUSE, this::again);
      }
    });
  }

  private void again() {
    if (!ended) open();
  }

  private void follow() {
    if (ended) return;
    Store member = store.member();
    listening = new Resuming(member);
    current = member.watch(new WatchRequest(request.key(), request.end(), next), listening);
  }

  /** That member is not the one to ask any more. */
  void turnFrom(Store failed) {
    if (ended || listening == null || listening.member != failed) return;
    Watch left = current;
    listening = null;
    current = null;
    if (left != null) left.cancel();
    loop.after(PAUSE, this::again);
  }

  @Override
  public void cancel() {
    ended = true;
    store.left(this);
    if (current != null) current.cancel();
  }

  @Override
  public void requestProgress() {
    if (current != null) current.requestProgress();
  }

  private final class Resuming implements Watcher {
    private final Store member;

    private Resuming(Store member) {
      this.member = member;
    }

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      if (isOver()) return;
      next = revision + 1;
      watcher.onEvents(events, revision);
    }

    @Override
    public void onProgress(long revision) {
      if (isOver() || revision + 1 < next) return; // a member that is behind says less than was heard already
      next = revision + 1;
      watcher.onProgress(revision);
    }

    @Override
    public void onCompacted(long compactRevision) {
      if (isOver()) return;
      ended = true;
      store.left(ResumedWatch.this);
      watcher.onCompacted(compactRevision);
    }

    @Override
    public void onClosed(String reason) {
      if (isOver()) return;
      current = null;
      listening = null;
      store.turnFrom(member);
      loop.after(PAUSE, ResumedWatch.this::again);
    }

    private boolean isOver() {
      return ended || listening != this;
    }
  }
}
