package io.hexareme.core.apiserver.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String EVENTS = "/api/v1/namespaces/default/events";
  private final ApiServerFixture api = new ApiServerFixture();

  private void tell(String name) {
    api.post(EVENTS, "{'metadata':{'name':'" + name + "'},'involvedObject':{'namespace':'default'}}");
  }

  @Test
  void an_event_is_forgotten_an_hour_after_it_was_told() {
    tell("a");
    api.loop.advance(Duration.ofMinutes(30));
    tell("b");
    api.loop.advance(Duration.ofMinutes(29));
    assertThat(api.get(EVENTS + "/a").code()).isEqualTo(200);
    api.loop.advance(Duration.ofMinutes(2));
    assertThat(api.get(EVENTS + "/a").code()).isEqualTo(404);
    assertThat(api.get(EVENTS + "/b").code()).isEqualTo(200);
  }

  @Test
  void an_event_that_is_told_again_lives_on() {
    tell("a");
    api.loop.advance(Duration.ofMinutes(50));
    api.patch(EVENTS + "/a", "{'count':2,'lastTimestamp':'2026-01-01T00:50:00Z'}");
    api.loop.advance(Duration.ofMinutes(50));
    assertThat(api.get(EVENTS + "/a").code()).isEqualTo(200);
    api.loop.advance(Duration.ofMinutes(12));
    assertThat(api.get(EVENTS + "/a").code()).isEqualTo(404);
  }

  @Test
  void old_history_is_forgotten_and_what_watches_need_is_kept() {
    api.post("/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'c'}}");
    for (int i = 0; i < 1_100; i++) {
      api.patch("/api/v1/namespaces/default/configmaps/c", "{'data':{'i':'" + i + "'}}");
    }
    assertThat(at(2)).isInstanceOf(RangeResult.Pairs.class);
    api.loop.advance(Duration.ofMinutes(11));
    assertThat(at(2)).isInstanceOf(RangeResult.Compacted.class);
    assertThat(at(api.store.appliedRevision() - 500)).isInstanceOf(RangeResult.Pairs.class);
  }

  @Test
  void a_server_started_on_forgotten_history_serves_the_objects_and_resumes_the_watches_that_are_not_too_old() {
    long first = revision(api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}"));
    long last = first;
    for (int i = 0; i < 1_100; i++) {
      last = revision(api.patch(CONFIG_MAPS + "/c", "{'data':{'i':'" + i + "'}}"));
    }
    api.loop.advance(Duration.ofMinutes(11));
    assertThat(at(first)).isInstanceOf(RangeResult.Compacted.class);

    ApiServerFixture again = api.restarted();
    assertThat(again.get(CONFIG_MAPS + "/c").text("data.i")).isEqualTo("1099");
    assertThat(watched(again, first)).singleElement().asString().contains("\"code\":410", "too old resource version: " + first);
    assertThat(watched(again, last - 300)).hasSize(300).last().asString().contains("\"MODIFIED\"", "\"i\":\"1099\"");
    assertThat(revision(again.patch(CONFIG_MAPS + "/c", "{'data':{'i':'new'}}"))).isGreaterThan(last);
  }

  private static long revision(ApiServerFixture.Answer answer) {
    return Long.parseLong(answer.text("metadata.resourceVersion"));
  }

  /** What a watch tells at once. */
  private static List<String> watched(ApiServerFixture api, long from) {
    List<String> events = new ArrayList<>();
    ApiResponse.Streaming stream = (ApiResponse.Streaming) api.raw("GET", CONFIG_MAPS + "?watch=true&resourceVersion=" + from);
    stream.frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        return events.add(((Body.Encoded) frame).joined().utf8());
      }

      @Override
      public void end() {
        // Whoever is told that it is too late need not be told that this was all.
      }
    });
    stream.frames().cancel();
    return events;
  }

  private RangeResult at(long revision) {
    Bytes root = Bytes.utf8("/registry/");
    return api.loop.await(api.store.range(new RangeRequest(root, root.prefixEnd(), revision, 0, false, false)));
  }
}
