package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Store;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One stream of keep-alives, answered in their order; a lease that is gone has no time left. */
final class LeaseKeepAlives implements StreamCalls.Incoming<LeaseKeepAliveRequest> {
  private static final int ANSWER_BYTES = 64;

  private final Store store;
  private final Standing standing;
  private final Outbox<LeaseKeepAliveResponse> outbox;
  private CompletionStage<?> previous = CompletableFuture.completedFuture(null);

  LeaseKeepAlives(Store store, Standing standing, Outbox<LeaseKeepAliveResponse> outbox) {
    this.store = store;
    this.standing = standing;
    this.outbox = outbox;
  }

  @Override
  public void message(LeaseKeepAliveRequest request) {
    CompletionStage<LeaseResult> renewal = store.keepLeaseAlive(request.getID());
    previous = previous.thenCombine(renewal, (before, result) -> result)
        .thenCompose(result -> standing.newestHeader().thenAccept(header -> outbox.send(ANSWER_BYTES, () ->
            LeaseKeepAliveResponse.newBuilder().setHeader(header.get()).setID(request.getID()).setTTL(ttl(result)).build())))
        .whenComplete((sent, failure) -> {
          if (failure != null) outbox.fail(UnaryCalls.foreseen(failure));
        });
  }

  @Override
  public void halfClosed() {
    previous.thenAccept(last -> outbox.finish());
  }

  private static long ttl(LeaseResult result) {
    return result instanceof LeaseResult.Lease lease ? lease.ttlSeconds() : 0;
  }

  @Override
  public void room() {} // clients do not send keep-alives faster than they read the answers

  @Override
  public void gone() {}
}
