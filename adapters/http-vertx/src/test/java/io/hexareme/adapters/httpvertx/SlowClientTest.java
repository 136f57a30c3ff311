package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Clients that do not read or do not write: memory stays bounded, others go on, and the connection is torn down in the end. */
class SlowClientTest extends FrontDoorFixture {
  private static final String WATCH = "GET /api/v1/pods?watch=1 HTTP/1.1\r\nhost: x\r\n";
  private static final String UPGRADE = "connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n"
      + "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private final StubApi.Held frames = new StubApi.Held();

  @Override
  Patience patience() {
    return new Patience(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));
  }

  /** Sends until the sink refuses; answers how many bytes it took. */
  private long fill() throws Exception {
    Body frame = Body.Encoded.of(new Bytes("x".repeat(64 << 10).getBytes()));
    long taken = 0;
    while (frames.<Boolean>with(sink -> sink.frame(frame))) {
      taken += 64 << 10;
      assertThat(taken).isLessThan(100L << 20);
    }
    assertThat(taken).isGreaterThanOrEqualTo(StreamSink.QUEUE - (64 << 10));
    return taken;
  }

  private void untilCut(Raw raw) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try {
      while (true) {
        raw.send("x");
        LockSupport.parkNanos(5_000_000);
        assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      }
    } catch (IOException cut) {
      assertThat(cut).isNotNull();
    }
  }

  private void watch(Raw raw, String extra) throws Exception {
    api.answer = request -> request.param("watch").isEmpty() ? StubApi.json(200, "{}") : StubApi.stream(frames);
    raw.send(WATCH + extra + "\r\n");
    raw.head();
  }

  @Test
  void a_chunked_reader_is_refused_then_cut_and_others_go_on() throws Exception {
    try (Raw raw = new Raw()) {
      watch(raw, "");
      fill();
      assertThat(get("/version").statusCode()).isEqualTo(200);
      untilCut(raw);
    }
  }

  @Test
  void a_websocket_reader_is_refused_then_cut_and_others_go_on() throws Exception {
    try (Raw raw = new Raw()) {
      watch(raw, UPGRADE);
      fill();
      assertThat(get("/version").statusCode()).isEqualTo(200);
      untilCut(raw);
    }
  }

  @Test
  void one_stalled_stream_of_a_connection_does_not_stall_the_others() throws Exception {
    api.answer = request -> request.param("watch").isEmpty() ? StubApi.json(200, "{}") : StubApi.stream(frames);
    HttpClient client = client(HttpClient.Version.HTTP_2, null);
    HttpResponse<InputStream> stalled = client.send(to("/api/v1/pods?watch=1").build(), BodyHandlers.ofInputStream());
    fill();
    assertThat(client.send(to("/version").build(), BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
    stalled.body().close();
  }

  @Test
  void a_body_that_does_not_come_ends_the_connection() throws Exception {
    try (Raw raw = new Raw()) {
      raw.send("POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n12345");
      untilCut(raw);
    }
    assertThat(api.requests).isEmpty();
  }

  @Test
  void closing_the_door_does_not_wait_for_a_reader_that_does_not_read() throws Exception {
    try (Raw raw = new Raw()) {
      watch(raw, "");
      fill();
      door.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
      untilCut(raw);
    }
  }
}
