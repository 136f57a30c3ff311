package io.hexareme.adapters.assembly.etcd;

import static io.hexareme.adapters.assembly.etcd.WireClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.SnapshotRequest;
import io.etcd.jetcd.api.SnapshotResponse;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.etcdserver.EtcdServerOptions;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be compared with a real etcd side by side: trouble, slowness, and what is our own choice. */
class OurServerTest {
  private static final EtcdServerOptions OPTIONS = EtcdServerOptions.listeningOn(URI.create("http://127.0.0.1:0"))
      .withProgressEvery(Duration.ofMillis(100)).withMetrics(() -> "etcd_server_has_leader 1\n");

  private final OurMember member = new OurMember(OPTIONS);
  private final WireClient wire = new WireClient(member);

  @AfterEach
  void close() {
    wire.close();
    member.close();
  }

  private WireClient requiringLeader() {
    Metadata metadata = new Metadata();
    metadata.put(Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER), "true");
    return new WireClient(member, MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  private void loseLeader() {
    member.on(() -> {
      member.member().leader(0);
      return null;
    });
  }

  // --- leaders ---

  @Test
  void a_stream_that_requires_a_leader_ends_when_there_is_none() {
    try (WireClient strict = requiringLeader(); WatchCall easy = new WatchCall(wire); WatchCall call = new WatchCall(strict)) {
      call.create(WatchCall.prefix("a")).next();
      easy.create(WatchCall.prefix("a")).next();
      loseLeader();
      Status end = call.end();
      assertThat(end.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(end.getDescription()).isEqualTo("etcdserver: no leader");
      assertThat(easy.isSilent()).isTrue();
    }
  }

  @Test
  void a_call_that_requires_a_leader_is_refused_without_one() {
    try (WireClient strict = requiringLeader(); WatchCall watch = new WatchCall(strict)) {
      watch.create(WatchCall.prefix("a")).next();
      loseLeader();
      watch.end();
      Answer answer = Answer.of(() -> strict.kv.range(RangeRequest.newBuilder().setKey(utf8("a")).build()));
      assertThat(answer).isEqualTo(new Answer(null, Status.Code.UNAVAILABLE, "etcdserver: no leader"));
      try (WatchCall second = new WatchCall(strict)) {
        assertThat(second.end().getDescription()).isEqualTo("etcdserver: no leader");
      }
    }
  }

  // --- slow readers ---

  @Test
  void a_reader_that_does_not_read_misses_nothing_and_holds_up_nobody() {
    try (WatchCall slow = new WatchCall(wire, false); WatchCall quick = new WatchCall(wire)) {
      slow.create(WatchCall.prefix("s"));
      slow.read(1);
      slow.next();
      quick.create(WatchCall.prefix("s")).next();
      List<ByteString> written = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        ByteString value = ByteString.copyFrom((i + " " + "x".repeat(100_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        written.add(value);
        wire.kv.put(PutRequest.newBuilder().setKey(utf8("s" + i % 7)).setValue(value).build());
      }
      assertThat(quick.events(300)).extracting(event -> event.getKv().getValue()).containsExactlyElementsOf(written);
      slow.read(Integer.MAX_VALUE);
      assertThat(slow.events(300)).extracting(event -> event.getKv().getValue()).containsExactlyElementsOf(written);
    }
  }

  @Test
  void a_reader_that_is_too_slow_hears_that_its_revision_is_compacted() {
    try (WatchCall slow = new WatchCall(wire, false)) {
      slow.create(WatchCall.prefix("s"));
      slow.read(1);
      slow.next();
      long last = 0;
      for (int i = 0; i < 400; i++) last = wire.put("s", "x".repeat(100_000));
      wire.kv.compact(CompactionRequest.newBuilder().setRevision(last).build());
      slow.read(Integer.MAX_VALUE);
      List<Event> heard = new ArrayList<>();
      WatchResponse response = slow.next();
      for (; !response.getCanceled(); response = slow.next()) heard.addAll(response.getEventsList());
      assertThat(response.getCompactRevision()).isEqualTo(last);
      assertThat(heard).hasSizeBetween(1, 399);
      for (int i = 0; i < heard.size(); i++) assertThat(heard.get(i).getKv().getVersion()).isEqualTo(i + 1);
    }
  }

  @Test
  void progress_comes_after_the_events_even_to_a_slow_reader() {
    try (WatchCall slow = new WatchCall(wire, false)) {
      slow.create(WatchCall.prefix("s"));
      slow.read(1);
      slow.next();
      long last = 0;
      for (int i = 0; i < 100; i++) last = wire.put("s", "x".repeat(100_000));
      slow.askProgress();
      slow.read(Integer.MAX_VALUE);
      assertThat(slow.events(100)).hasSize(100);
      WatchResponse progress = slow.next();
      assertThat(progress.getWatchId()).isEqualTo(-1);
      assertThat(progress.getHeader().getRevision()).isEqualTo(last);
    }
  }

  // --- progress ---

  @Test
  void a_silent_watch_with_progress_notices_tells_how_far_it_is() {
    try (WatchCall call = new WatchCall(wire)) {
      call.create(WatchCall.prefix("n").setProgressNotify(true)).next();
      long elsewhere = wire.put("elsewhere", "1");
      WatchResponse notice = call.nextThat(response -> response.getHeader().getRevision() >= elsewhere);
      assertThat(notice).isEqualTo(WatchResponse.newBuilder().setHeader(notice.getHeader()).build());
    }
  }

  @Test
  void a_watch_of_the_future_does_not_hold_up_progress() {
    try (WatchCall call = new WatchCall(wire)) {
      long now = wire.put("a", "1");
      call.create(WatchCreateRequest.newBuilder().setKey(utf8("a")).setStartRevision(now + 1000)).next();
      assertThat(call.askProgress().next().getHeader().getRevision()).isEqualTo(now);
    }
  }

  // --- ends ---

  @Test
  void a_server_that_closes_ends_its_streams_so_that_clients_go_elsewhere() {
    try (WatchCall call = new WatchCall(wire)) {
      call.create(WatchCall.prefix("a")).next();
      member.server().close().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
      assertThat(call.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void a_store_that_closes_says_so() {
    try (WatchCall call = new WatchCall(wire)) {
      call.create(WatchCall.prefix("a")).next();
      member.on(() -> {
        member.store().close();
        return null;
      });
      assertThat(call.end().getDescription()).isEqualTo("etcdserver: server stopped");
      assertThat(Answer.of(() -> wire.kv.put(PutRequest.newBuilder().setKey(utf8("a")).build())).code())
          .isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void users_are_refused_in_words() {
    Answer enable = Answer.of(() -> unary("etcdserverpb.Auth/AuthEnable"));
    assertThat(enable.code()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(enable.description()).contains("client certificates");
    assertThat(Answer.of(() -> unary("etcdserverpb.Nothing/Nothing")).code()).isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  // --- health ---

  @Test
  void health_is_told_by_grpc_and_by_http() throws Exception {
    assertThat(unary("grpc.health.v1.Health/Check").getUnknownFields().getField(1).getVarintList()).containsExactly(1L);
    assertThat(get("/health")).isEqualTo("200 {\"health\":\"true\"}");
    assertThat(get("/version")).isEqualTo("200 {\"etcdserver\":\"3.4.23\",\"etcdcluster\":\"3.4.0\"}");
    assertThat(get("/metrics")).isEqualTo("200 etcd_server_has_leader 1\n");
    assertThat(get("/else")).startsWith("404 ");
    loseLeader();
    try (WireClient strict = requiringLeader(); WatchCall call = new WatchCall(strict)) {
      call.end();
    }
    assertThat(get("/health")).startsWith("503 {\"health\":\"false\"");
    assertThat(unary("grpc.health.v1.Health/Check").getUnknownFields().getField(1).getVarintList()).containsExactly(2L);
  }

  private String get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(member.url() + path)).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }

  /** A call of any name with an empty message. */
  private DefragmentRequest unary(String name) {
    var marshaller = ProtoUtils.marshaller(DefragmentRequest.getDefaultInstance());
    var method = MethodDescriptor.<DefragmentRequest, DefragmentRequest>newBuilder(marshaller, marshaller)
        .setType(MethodDescriptor.MethodType.UNARY).setFullMethodName(name).build();
    return ClientCalls.blockingUnaryCall(
        ClientInterceptors.intercept(wire.channel), method, CallOptions.DEFAULT, DefragmentRequest.getDefaultInstance());
  }

  // --- snapshots ---

  @Test
  void a_snapshot_is_the_backup_file_in_pieces() {
    for (int i = 0; i < 100; i++) wire.put("key" + i, "x".repeat(10_000));
    List<Bytes> file = new ArrayList<>();
    long total = -1;
    long read = 0;
    Iterator<SnapshotResponse> pieces = wire.maintenance.snapshot(SnapshotRequest.getDefaultInstance());
    while (pieces.hasNext()) {
      SnapshotResponse piece = pieces.next();
      if (total < 0) total = piece.getRemainingBytes() + piece.getBlob().size();
      read += piece.getBlob().size();
      assertThat(piece.getRemainingBytes()).isEqualTo(total - read);
      file.add(new Bytes(piece.getBlob().toByteArray()));
    }
    StoreImage image = new EtcdSnapshotFormat().decode(file);
    assertThat(image.revision()).isEqualTo(wire.revision());
    assertThat(image.pairs()).hasSize(100);
  }

  @Test
  void etcdctl_saves_snapshots_that_it_can_read(@TempDir Path directory) {
    for (int i = 0; i < 100; i++) wire.put("key" + i, "x".repeat(1000));
    Etcdctl etcdctl = new Etcdctl(member);
    Path file = directory.resolve("snapshot.db");
    assertThat(etcdctl.run("snapshot", "save", file.toString()).code()).isZero();
    assertThat(Files.exists(file)).isTrue();
    assertThat(etcdctl.run("snapshot", "status", file.toString()).output()).contains(", " + wire.revision() + ", ");
  }
}
