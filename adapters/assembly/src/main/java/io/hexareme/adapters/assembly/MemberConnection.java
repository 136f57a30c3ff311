package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** One simulated member as a process that uses the store sees it, over all lives of the member: what is under way when one ends has failed. */
final class MemberConnection extends CarriedStore {
  private final Supplier<GroupMember> member;
  private final Loop caller;
  private final Set<CompletableFuture<?>> underWay = new LinkedHashSet<>();
  private final Set<OpenWatch> watches = new LinkedHashSet<>();

  /** @param member of the present life; null while there is none */
  MemberConnection(Supplier<GroupMember> member, Loop caller) {
    this.member = member;
    this.caller = caller;
  }

  /** The member's process has ended, or does not move any more. */
  void broken() {
    List<CompletableFuture<?>> failed = List.copyOf(underWay);
    List<OpenWatch> closed = List.copyOf(watches);
    underWay.clear();
    watches.clear();
    closed.forEach(OpenWatch::leave);
    caller.execute(() -> {
      failed.forEach(call -> call.completeExceptionally(new StoreUnavailable("the connection to the member was lost", null)));
      closed.forEach(watch -> watch.watcher.onClosed("the connection to the member was lost"));
    });
  }

  /** The caller's process has ended. */
  void abandoned() {
    underWay.clear();
    List.copyOf(watches).forEach(OpenWatch::leave);
    watches.clear();
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    GroupMember now = member.get();
    OpenWatch watch = new OpenWatch(watcher);
    if (now == null) {
      caller.execute(() -> watch.onClosed("the member is not up"));
    } else {
      watches.add(watch);
      watch.open = now.seenFrom(caller).watch(request, watch);
    }
    return watch;
  }

  @Override
  <R> CompletionStage<R> carried(Function<Store, CompletionStage<R>> call) {
    GroupMember now = member.get();
    CompletableFuture<R> answer = new CompletableFuture<>();
    if (now == null) {
      caller.execute(() -> answer.completeExceptionally(StoreUnavailable.refused("the member is not up")));
      return answer;
    }
    underWay.add(answer);
    call.apply(now.seenFrom(caller)).whenComplete((result, failure) -> {
      if (!underWay.remove(answer)) {
        return;
      }
      if (failure == null) {
        answer.complete(result);
      } else {
        answer.completeExceptionally(failure);
      }
    });
    return answer;
  }

  /** Tells nothing after it was left. */
  private final class OpenWatch implements Watch, Watcher {
    private final Watcher watcher;
    private Watch open = null; // null when there was nothing to open it on
    private boolean left;

    private OpenWatch(Watcher watcher) {
      this.watcher = watcher;
    }

    private void leave() {
      left = true;
      if (open != null) {
        open.cancel();
      }
    }

    @Override
    public void cancel() {
      watches.remove(this);
      leave();
    }

    @Override
    public void requestProgress() {
      if (open != null && !left) {
        open.requestProgress();
      }
    }

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      if (!left) {
        watcher.onEvents(events, revision);
      }
    }

    @Override
    public void onProgress(long revision) {
      if (!left) {
        watcher.onProgress(revision);
      }
    }

    @Override
    public void onCompacted(long compactRevision) {
      if (!left) {
        watches.remove(this);
        watcher.onCompacted(compactRevision);
      }
    }

    @Override
    public void onClosed(String reason) {
      if (!left) {
        watches.remove(this);
        watcher.onClosed(reason);
      }
    }
  }
}
