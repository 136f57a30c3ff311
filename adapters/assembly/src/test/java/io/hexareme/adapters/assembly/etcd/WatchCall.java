package io.hexareme.adapters.assembly.etcd;

import com.google.protobuf.UnknownFieldSet;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.WatchCancelRequest;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchProgressRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A raw watch stream, and all that came on it. */
final class WatchCall implements ClientResponseObserver<WatchRequest, WatchResponse>, AutoCloseable {
  private static final int WATCH_ID = 7;
  private static final int FRAGMENT = 8;
  private static final long PATIENCE_SECONDS = 20;

  private final boolean reads;
  private final LinkedBlockingQueue<WatchResponse> arrived = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Status> ended = new LinkedBlockingQueue<>();
  private ClientCallStreamObserver<WatchRequest> requests;

  WatchCall(WireClient wire) {
    this(wire, true);
  }

  /** @param reads whether it takes responses as they come; if not, only when {@link #read} says so */
  WatchCall(WireClient wire, boolean reads) {
    this.reads = reads;
    wire.watch.watch(this);
  }

  static WatchCreateRequest.Builder prefix(String prefix) {
    byte[] end = prefix.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    end[end.length - 1]++;
    return WatchCreateRequest.newBuilder().setKey(WireClient.utf8(prefix)).setRangeEnd(com.google.protobuf.ByteString.copyFrom(end));
  }

  static UnknownFieldSet watchId(long id) {
    return number(WATCH_ID, id);
  }

  static UnknownFieldSet fragments() {
    return number(FRAGMENT, 1);
  }

  private static UnknownFieldSet number(int field, long value) {
    return UnknownFieldSet.newBuilder().addField(field, UnknownFieldSet.Field.newBuilder().addVarint(value).build()).build();
  }

  WatchCall create(WatchCreateRequest.Builder create) {
    requests.onNext(WatchRequest.newBuilder().setCreateRequest(create).build());
    return this;
  }

  WatchCall cancel(long id) {
    requests.onNext(WatchRequest.newBuilder().setCancelRequest(WatchCancelRequest.newBuilder().setWatchId(id)).build());
    return this;
  }

  WatchCall askProgress() {
    requests.onNext(WatchRequest.newBuilder().setProgressRequest(WatchProgressRequest.getDefaultInstance()).build());
    return this;
  }

  void read(int messages) {
    requests.request(messages);
  }

  void halfClose() {
    requests.onCompleted();
  }

  WatchResponse next() {
    try {
      WatchResponse response = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (response == null) throw new AssertionError("nothing comes; the stream's end: " + ended.peek());
      return Answer.normal(response);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<WatchResponse> next(int count) {
    List<WatchResponse> responses = new ArrayList<>();
    for (int i = 0; i < count; i++) responses.add(next());
    return responses;
  }

  /** However they are cut into messages. */
  List<Event> events(int count) {
    List<Event> events = new ArrayList<>();
    while (events.size() < count) events.addAll(next().getEventsList());
    return events;
  }

  WatchResponse nextThat(Predicate<WatchResponse> wanted) {
    for (WatchResponse response = next(); ; response = next()) {
      if (wanted.test(response)) return response;
    }
  }

  Status end() {
    try {
      Status status = ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (status == null) throw new AssertionError("the stream does not end");
      return status;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isSilent() {
    return arrived.isEmpty() && ended.isEmpty();
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchRequest> stream) {
    requests = stream;
    if (!reads) stream.disableAutoRequestWithInitial(0);
  }

  @Override
  public void onNext(WatchResponse response) {
    arrived.add(response);
  }

  @Override
  public void onError(Throwable failure) {
    ended.add(Status.fromThrowable(failure));
  }

  @Override
  public void onCompleted() {
    ended.add(Status.OK);
  }

  @Override
  public void close() {
    requests.cancel("the test is over", null);
  }
}
