package io.hexareme.adapters.assembly;

import io.hexareme.core.store.failover.FailoverStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreHealth.Report;
import io.hexareme.ports.store.StoreHealth.State;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Several members in this process, and the one store that they are to whoever uses it. */
final class StoreGroup {
  private final List<GroupMember> members;

  StoreGroup(List<GroupMember> members) {
    this.members = List.copyOf(members);
  }

  List<GroupMember> members() {
    return members;
  }

  /** The store as somebody on that loop sees it, through any member. */
  Store seenFrom(Loop caller) {
    return new FailoverStore(members.stream().map(member -> member.seenFrom(caller)).toList(), caller);
  }

  /**
   * How the group does: as long as one member has a leader, it serves, and the others are causes to know of. What makes it slow makes it slow
   * whichever member says so.
   */
  StoreHealth health() {
    return () -> {
      List<Report> reports = members.stream().map(GroupMember::health).toList();
      List<String> causes = reports.stream().flatMap(report -> report.causes().stream()).distinct().toList();
      if (reports.stream().anyMatch(report -> report.state() == State.SLOW)) {
        return new Report(State.SLOW, causes);
      }
      if (reports.stream().anyMatch(report -> report.state() == State.WELL)) {
        return new Report(State.WELL, causes);
      }
      return new Report(State.NO_LEADER, causes);
    };
  }

  /** The content of a member that runs; answers on {@code caller}. */
  CompletionStage<StoreImage> image(Loop caller) {
    CompletableFuture<StoreImage> answer = new CompletableFuture<>();
    imageOf(0, caller, answer);
    return answer;
  }

  private void imageOf(int index, Loop caller, CompletableFuture<StoreImage> answer) {
    if (index == members.size()) {
      answer.completeExceptionally(StoreUnavailable.refused("no member of the store runs"));
      return;
    }
    GroupMember member = members.get(index);
    member.loop().execute(() -> {
      if (member.store() == null) {
        caller.execute(() -> imageOf(index + 1, caller, answer));
        return;
      }
      member.store().maintenance().image().whenComplete((image, failure) -> caller.execute(() -> {
        if (failure == null) {
          answer.complete(image);
        } else {
          imageOf(index + 1, caller, answer);
        }
      }));
    });
  }
}
