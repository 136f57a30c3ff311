package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.WatchCancelRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.vertx.core.Vertx;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one stream that carries all subscriptions. When it breaks, a new one is opened, to another endpoint where there is one, and
 * every subscription goes on from where it is; for as long as it takes.
 *
 * <p>Subscriptions are created one after the other, because etcd's answer to a creation does not say which it answers.
 */
final class WatchStream {
  private static final long PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final Vertx vertx;
  private final Endpoints endpoints;
  private final Seen seen;
  private final Set<Subscription> all = new LinkedHashSet<>();
  private final Map<Long, Subscription> byId = new LinkedHashMap<>();
  private final ArrayDeque<Subscription> toCreate = new ArrayDeque<>();
  private Subscription creating;
  private Endpoint endpoint;
  private GrpcClientRequest<WatchRequest, WatchResponse> requests;
  private GrpcClientResponse<WatchRequest, WatchResponse> responses;
  private boolean opening;
  private boolean closed;
  private int failures;
  private int pauses;

  WatchStream(Vertx vertx, Endpoints endpoints, Seen seen) {
    this.vertx = vertx;
    this.endpoints = endpoints;
    this.seen = seen;
  }

  void add(Subscription subscription) {
    if (closed) {
      subscription.closed("the store is closed");
      return;
    }
    all.add(subscription);
    toCreate.add(subscription);
    if (requests == null) open();
    else createNext();
  }

  void remove(Subscription subscription) {
    subscription.end();
    all.remove(subscription);
    toCreate.remove(subscription);
    if (byId.remove(subscription.id()) != null) cancel(subscription.id());
  }

  /** The endpoint that the stream goes to; null while there is none. */
  Endpoint endpoint() {
    return endpoint;
  }

  /** Nothing more is read until {@link #resume}: who is told cannot keep up. */
  void pause() {
    pauses++;
    if (pauses == 1 && responses != null) responses.pause();
  }

  void resume() {
    pauses--;
    if (pauses == 0 && responses != null) responses.resume();
  }

  void close(String reason) {
    closed = true;
    if (requests != null) requests.cancel();
    forgetStream();
    for (Subscription subscription : List.copyOf(all)) subscription.closed(reason);
    all.clear();
    toCreate.clear();
  }

  private void open() {
    if (opening || closed || all.isEmpty()) return;
    opening = true;
    Endpoint target = endpoints.preferred();
    target.watch().onComplete(request -> opened(target, request), failure -> {
      opening = false;
      again(target, Failures.text(failure));
    });
  }

  private void opened(Endpoint target, GrpcClientRequest<WatchRequest, WatchResponse> request) {
    opening = false;
    if (closed) {
      request.cancel();
      return;
    }
    requests = request;
    endpoint = target;
    request.exceptionHandler(failure -> broken(request, Failures.text(failure)));
    request.response().onComplete(response -> read(request, response), failure -> broken(request, Failures.text(failure)));
    createNext();
  }

  private void read(
      GrpcClientRequest<WatchRequest, WatchResponse> request, GrpcClientResponse<WatchRequest, WatchResponse> response) {
    if (request != requests) return;
    responses = response;
    response.handler(told -> {
      if (request == requests) told(request, told);
    });
    response.exceptionHandler(failure -> broken(request, Failures.text(failure)));
    response.endHandler(_ -> broken(request, response.status() + ": " + response.statusMessage()));
    if (pauses > 0) response.pause();
  }

  private void createNext() {
    if (creating != null || toCreate.isEmpty()) return;
    creating = toCreate.poll();
    requests.write(WatchRequest.newBuilder().setCreateRequest(creating.request()).build());
  }

  private void cancel(long id) {
    if (requests == null) return;
    requests.write(WatchRequest.newBuilder().setCancelRequest(WatchCancelRequest.newBuilder().setWatchId(id)).build());
  }

  private void told(GrpcClientRequest<WatchRequest, WatchResponse> request, WatchResponse response) {
    String doubt = seen.doubt(response.getHeader(), 0);
    if (doubt != null) {
      request.cancel();
      broken(request, doubt);
      return;
    }
    failures = 0;
    if (response.getCreated()) created(response);
    else if (response.getCanceled()) cancelled(response);
    else tell(response);
  }

  private void created(WatchResponse response) {
    Subscription subscription = creating;
    creating = null;
    if (response.getCanceled()) {
      all.remove(subscription);
      subscription.closed("etcd refused the watch: " + response.getCancelReason());
    } else if (subscription.ended()) {
      cancel(response.getWatchId());
    } else {
      subscription.id(response.getWatchId());
      byId.put(response.getWatchId(), subscription);
    }
    createNext();
  }

  private void cancelled(WatchResponse response) {
    Subscription subscription = byId.remove(response.getWatchId());
    if (subscription == null) return; // our own cancellation, confirmed
    all.remove(subscription);
    if (response.getCompactRevision() > 0) subscription.compacted(response.getCompactRevision());
    else subscription.closed("etcd ended the watch: " + response.getCancelReason());
  }

  private void tell(WatchResponse response) {
    Subscription subscription = byId.get(response.getWatchId());
    if (subscription == null) return;
    if (response.getEventsCount() > 0) subscription.told(response.getEventsList());
    else subscription.toldNothingUpTo(response.getHeader().getRevision());
  }

  private void broken(GrpcClientRequest<WatchRequest, WatchResponse> request, String why) {
    if (request != requests) return;
    Endpoint lost = endpoint;
    forgetStream();
    toCreate.clear();
    toCreate.addAll(all);
    again(lost, why);
  }

  private void forgetStream() {
    requests = null;
    responses = null;
    endpoint = null;
    creating = null;
    byId.clear();
    all.forEach(subscription -> subscription.id(Subscription.NONE));
  }

  /** At once where another endpoint may do better; then slower and slower. */
  private void again(Endpoint failed, String why) {
    if (closed) return;
    failed.failed(why);
    endpoints.avoid(failed);
    failures++;
    if (failures < endpoints.size()) {
      open();
    } else {
      vertx.setTimer(Math.min(LONGEST_PAUSE_MILLIS, PAUSE_MILLIS * failures), _ -> {
        if (requests == null) open();
      });
    }
  }
}
