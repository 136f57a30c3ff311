package io.hexareme.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InformerTest {
  private final ManualLoop loop = new ManualLoop();
  private final ToldApiServer server = new ToldApiServer();
  private final Informer informer =
      new Informer(new ApiClient(server, new Credential.None(), "test"), loop, Resource.CONFIG_MAPS, Map.of());
  private final List<String> changes = new ArrayList<>();

  {
    informer.onChange((before, after) -> changes.add(word(before, after)));
  }

  private static String word(Obj before, Obj after) {
    return before == null ? "+" + Meta.name(after) : after == null ? "-" + Meta.name(before) : Meta.name(after);
  }

  private ToldApiServer.Watch watch() {
    return server.watches.getLast();
  }

  private void start() {
    informer.start();
    loop.runAll();
  }

  @Test
  void a_watch_that_ends_is_resumed_from_the_last_revision() {
    start();
    watch().send("ADDED", "second", 7);
    watch().sink.end();
    loop.runAll();
    assertThat(server.requests).containsExactly("list", "watch 5", "watch 7");
    assertThat(changes).containsExactly("+first", "+second");
  }

  @Test
  void a_server_that_ends_every_watch_at_once_is_asked_less_and_less_often() {
    server.endsWatches = true;
    start();
    assertThat(server.requests).containsExactly("list", "watch 5");
    loop.advance(Duration.ofMinutes(1));
    assertThat(server.requests).hasSizeBetween(8, 20);
  }

  @Test
  void a_silent_watch_is_given_up_and_resumed() {
    start();
    loop.advance(OpenWatch.SILENCE.minusSeconds(1));
    watch().send("BOOKMARK", "", 9);
    loop.advance(OpenWatch.SILENCE.minusSeconds(1));
    assertThat(server.watches).hasSize(1);
    loop.advance(Duration.ofSeconds(1));
    assertThat(server.watches.getFirst().cancelled).isTrue();
    assertThat(server.requests).endsWith("watch 9");
  }

  @Test
  void what_a_watch_says_that_was_given_up_does_not_count() {
    start();
    loop.advance(OpenWatch.SILENCE);
    assertThat(server.watches).hasSize(2);
    assertThat(server.watches.getFirst().send("ADDED", "ghost", 8)).isFalse();
    server.watches.getFirst().sink.end();
    loop.runAll();
    assertThat(changes).containsExactly("+first");
    assertThat(server.watches).hasSize(2);
  }

  @Test
  void an_expired_watch_is_followed_by_a_list() {
    start();
    watch().send("ERROR", "", 0);
    watch().sink.end();
    loop.advance(Duration.ofSeconds(1));
    assertThat(server.requests).containsExactly("list", "watch 5", "list", "watch 5");
  }

  @Test
  void a_broken_connection_is_tried_again() {
    server.broken = true;
    start();
    loop.advance(Duration.ofSeconds(1));
    server.broken = false;
    loop.advance(Duration.ofSeconds(10));
    assertThat(informer.synced()).isTrue();
    assertThat(server.watches).hasSize(1);
  }

  @Test
  void after_a_stop_nothing_is_asked_any_more() {
    start();
    informer.stop();
    assertThat(watch().cancelled).isTrue();
    loop.advance(Duration.ofHours(1));
    assertThat(server.requests).hasSize(2);
  }
}
