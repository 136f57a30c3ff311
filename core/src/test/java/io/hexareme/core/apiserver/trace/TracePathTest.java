package io.hexareme.core.apiserver.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracePathTest {
  private final ApiServerFixture api = new ApiServerFixture();

  private List<Value> events(String query) {
    Answer answer = api.get("/hexareme/trace" + query);
    assertThat(answer.code()).isEqualTo(200);
    return answer.body().list("events");
  }

  private long last() {
    return api.trace.since(0).getLast().sequence();
  }

  @Test
  void a_write_is_there_stage_by_stage() {
    long before = last();
    api.post("/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'c'}}");
    List<Value> events = events("?after=" + before);
    assertThat(events.stream().map(event -> event.text("action"))).containsExactly(
        "authenticate", "authorize", "decode", "default", "admit-mutating", "admit-validating", "validate", "store", "respond");
    assertThat(events.stream().map(event -> event.text("span")).distinct()).hasSize(1);
    Value store = events.get(7);
    assertThat(store.text("component")).isEqualTo("apiserver");
    assertThat(store.text("subject")).isEqualTo("ConfigMap default/c");
    assertThat(store.text("details", "operation")).isEqualTo("create");
    assertThat(store.at("revision").asLong(0)).isEqualTo(Long.parseLong(api.get("/api/v1/namespaces/default/configmaps/c").text("metadata.resourceVersion")));
    assertThat(store.at("sequence").asLong(0)).isEqualTo(before + 8);
    assertThat(store.text("at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
  }

  @Test
  void a_write_through_a_subresource_names_it() {
    long before = last();
    api.patch("/api/v1/namespaces/default/status", "{'status':{'phase':'Active','conditions':[{'type':'x','status':'True'}]}}");
    assertThat(events("?after=" + before).stream().filter(event -> event.text("action").equals("store")))
        .allSatisfy(store -> assertThat(store.text("details", "subresource")).isEqualTo("status")).isNotEmpty();
  }

  @Test
  void long_traces_come_in_pages() {
    long before = last();
    for (int i = 0; i < TracePath.MOST + 3; i++) {
      api.trace.record(new TraceEvent(Instant.EPOCH, "test", "count", "", 0, "s", "", Map.of()));
    }
    List<Value> page = events("?after=" + before);
    assertThat(page).hasSize(TracePath.MOST);
    assertThat(events("?after=" + page.getLast().at("sequence").asLong(0))).hasSize(3);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(api.get("/hexareme/trace?after=x").code()).isEqualTo(400);
    assertThat(api.post("/hexareme/trace", "{}").code()).isEqualTo(405);
  }

  @Test
  void not_everybody_may_read_it() {
    Answer answer = api.loop.await(api.begin(new Credential.None(), "GET", "/hexareme/trace", new Body.None(), ""));
    assertThat(answer.code()).isEqualTo(403);
  }
}
