package io.hexareme.adapters.simulation.api;

import static io.hexareme.adapters.simulation.api.FaultyWorld.PODS;
import static io.hexareme.adapters.simulation.api.FaultyWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.adapters.simulation.api.FaultyWorld.Reader;
import io.hexareme.adapters.simulation.api.RecordingApiServer.OpenWatch;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Watches. */
class FaultyWatchTest {
  private static final RequestMatch WATCHES = RequestMatch.ANY.of("pods");

  private final FaultyWorld world = new FaultyWorld();

  private OpenWatch source() {
    return world.target.watches.getLast();
  }

  @Test
  void frames_pass_where_nothing_is_wrong() {
    Reader reader = world.watch();
    source().send("ADDED", "a");
    source().sink.end();
    assertThat(reader.seen).containsExactly("a", "end");
  }

  @Test
  void an_open_watch_is_dropped_and_so_is_the_next() {
    Reader open = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.DropWatch()).first(2));
    assertThat(open.seen).containsExactly("end");
    assertThat(source().cancelled).isTrue();
    assertThat(world.watch().seen).containsExactly("end");
    assertThat(world.watch().seen).isEmpty();
    assertThat(world.hits).containsExactly("kubectl: watch pods default/", "kubectl: watch pods default/");
  }

  @Test
  void a_dropped_watch_gets_nothing_more() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.DropWatch()));
    assertThat(source().send("ADDED", "a")).isFalse();
    assertThat(reader.seen).containsExactly("end");
  }

  @Test
  void a_lagging_watch_shows_everything_later_in_order() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.LagWatch(Duration.ofSeconds(5))).during(Duration.ofSeconds(2)));
    source().send("ADDED", "a");
    world.pass(3);
    source().send("ADDED", "b");
    source().sink.end();
    assertThat(reader.seen).isEmpty();
    world.pass(2);
    assertThat(reader.seen).containsExactly("a", "b", "end");
  }

  @Test
  void one_event_is_skipped() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.SkipEvent(2)));
    source().send("BOOKMARK", "mark");
    source().send("ADDED", "a");
    source().send("MODIFIED", "b");
    source().send("DELETED", "c");
    assertThat(reader.seen).containsExactly("mark", "a", "c");
  }

  @Test
  void an_encoded_event_is_skipped_too() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.SkipEvent(1)));
    source().sink.frame(Body.Encoded.of(Bytes.utf8("{\"type\":\"BOOKMARK\",\"object\":1}\n")));
    source().sink.frame(Body.Encoded.of(Bytes.utf8("{\"type\":\"ADDED\",\"object\":2}\n")));
    source().sink.frame(Body.Encoded.of(Bytes.utf8("{\"type\":\"ADDED\",\"object\":3}\n")));
    assertThat(reader.seen).containsExactly("{\"type\":\"BOOKMARK\",\"object\":1}\n", "{\"type\":\"ADDED\",\"object\":3}\n");
  }

  @Test
  void a_line_is_cut_and_the_stream_ends() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.TruncateWatch()));
    source().sink.frame(Body.Encoded.of(Bytes.utf8("0123456789")));
    world.world.settle();
    assertThat(reader.seen).containsExactly("01234", "end");
  }

  @Test
  void a_tree_that_is_cut_is_lost() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.TruncateWatch()));
    source().send("ADDED", "a");
    world.world.settle();
    assertThat(reader.seen).containsExactly("end");
  }

  @Test
  void a_half_open_connection_says_nothing_until_it_is_found_dead() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.HalfOpenWatch()).during(Duration.ofSeconds(9)));
    source().send("ADDED", "a");
    source().sink.end();
    world.pass(8);
    assertThat(reader.seen).isEmpty();
    world.pass(1);
    assertThat(reader.seen).containsExactly("end");
  }

  @Test
  void a_half_open_connection_ends_with_all_faults() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.HalfOpenWatch()));
    world.server.endAll();
    assertThat(reader.seen).containsExactly("end");
  }

  @Test
  void a_slow_reader_is_dropped_by_the_source() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, new Effect.SlowReader(1)));
    assertThat(source().send("ADDED", "a")).isTrue();
    assertThat(source().send("ADDED", "b")).isFalse();
    assertThat(reader.seen).containsExactly("a", "end");
  }

  @Test
  void an_expired_watch_says_so_in_its_only_event() {
    world.begin(ApiFault.of(WATCHES, new Effect.Expire()));
    assertThat(world.watch().seen).containsExactly("Expired", "end");
    Reader json = new Reader();
    ((ApiResponse.Streaming) world.send(request(Map.of(), "GET", PODS, "watch", "1", "resourceVersion", "7")).resultNow()).frames().start(json);
    assertThat(json.seen.getFirst()).startsWith("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\"").contains("too old resource version: 7")
        .endsWith("\"code\":410}}\n");
  }

  @Test
  void a_fault_of_requests_spares_watches_that_are_open() {
    Reader reader = world.watch();
    world.begin(ApiFault.of(WATCHES, Effect.Refuse.unavailable()));
    source().send("ADDED", "a");
    assertThat(reader.seen).containsExactly("a");
  }

  @Test
  void a_reader_that_goes_away_is_told_to_the_source() {
    ApiResponse.Streaming stream = (ApiResponse.Streaming) world.send(request("GET", PODS, "watch", "1")).resultNow();
    stream.frames().cancel();
    assertThat(source().cancelled).isTrue();
    world.begin(ApiFault.of(WATCHES, new Effect.DropWatch()));
    assertThat(world.hits).isEmpty();
  }
}
