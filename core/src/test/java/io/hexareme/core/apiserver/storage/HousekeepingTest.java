package io.hexareme.core.apiserver.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
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

  private RangeResult at(long revision) {
    Bytes root = Bytes.utf8("/registry/");
    return api.loop.await(api.store.range(new RangeRequest(root, root.prefixEnd(), revision, 0, false, false)));
  }
}
