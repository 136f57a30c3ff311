package io.hexareme.core.apiserver.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Operations;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.audit.AuditWebhookSettings.Batching;
import io.hexareme.core.apiserver.audit.AuditWebhookSettings.Mode;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AuditWebhookTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private final List<Value> lists = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private int refusing;
  private int calls;

  private CompletionStage<Webhooks.Answer> post(Webhooks.Call call) {
    calls++;
    if (refusing > 0) {
      refusing--;
      return CompletableFuture.completedFuture(new Webhooks.Answer.Reply(503, Bytes.EMPTY));
    }
    try {
      lists.add(new JsonCodec().decode(call.body()).value());
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
    return CompletableFuture.completedFuture(new Webhooks.Answer.Reply(200, Bytes.EMPTY));
  }

  private ApiServerFixture audited(Mode mode, Batching batching) {
    Value policy = TestJson.json("{'kind':'Policy','apiVersion':'audit.k8s.io/v1','rules':[{'level':'Metadata','verbs':['list']}]}");
    AuditPolicy read = ((AuditPolicy.Parsed.Good) AuditPolicy.of(policy.asObj())).policy();
    AuditWebhookSettings settings = AuditWebhookSettings.of("https://audit.example/", "", mode, complaints::add).with(batching);
    ApiServerFixture api = ApiServerFixture.watchedBy(new Operations(NoMetrics.NONE, () -> CompletableFuture.completedFuture(""),
        () -> StoreHealth.Report.WELL, Optional.empty(), Optional.of(new Auditing(read, event -> { }, Optional.of(settings)))),
        new Outside(NoExpressions.NONE, this::post));
    lists.clear();
    calls = 0;
    return api;
  }

  @Test
  void events_go_out_together_after_a_while() {
    ApiServerFixture api = audited(Mode.BATCH, Batching.DEFAULT);
    assertThat(api.get(MAPS).code()).isEqualTo(200);
    assertThat(api.get(MAPS).code()).isEqualTo(200);
    api.loop.advance(Duration.ofSeconds(29));
    assertThat(lists).isEmpty();
    api.loop.advance(Duration.ofSeconds(1));
    assertThat(lists).hasSize(1);
    assertThat(lists.getFirst().text("kind")).isEqualTo("EventList");
    assertThat(lists.getFirst().text("apiVersion")).isEqualTo("audit.k8s.io/v1");
    assertThat(lists.getFirst().list("items")).extracting(event -> event.text("stage"))
        .containsExactly("RequestReceived", "ResponseComplete", "RequestReceived", "ResponseComplete");
    api.loop.advance(Duration.ofMinutes(5));
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void a_full_batch_goes_out_at_once_and_what_finds_no_place_is_lost() {
    ApiServerFixture api = audited(Mode.BATCH, new Batching(4, 2, Duration.ofSeconds(30), 1, 1));
    api.get(MAPS);
    assertThat(lists).hasSize(1);
    api.get(MAPS); // no token yet: these wait, and two more
    api.get(MAPS);
    api.get(MAPS);
    assertThat(lists).hasSize(1);
    assertThat(complaints).hasSize(2).containsOnly("an audit event was lost: too many wait for the audit webhook");
    api.loop.advance(Duration.ofSeconds(1));
    assertThat(lists).hasSize(2);
    api.loop.advance(Duration.ofSeconds(1));
    assertThat(lists).hasSize(3).allSatisfy(list -> assertThat(list.list("items")).hasSize(2));
  }

  @Test
  void a_server_that_does_not_take_them_is_asked_again_ever_later_and_five_times_in_all() {
    ApiServerFixture api = audited(Mode.BATCH, new Batching(10, 2, Duration.ofSeconds(30), 10, 15));
    refusing = 2;
    api.get(MAPS);
    assertThat(calls).isEqualTo(1);
    api.loop.advance(Duration.ofSeconds(12));
    assertThat(calls).isEqualTo(2);
    api.loop.advance(Duration.ofSeconds(14));
    assertThat(calls).isEqualTo(2);
    api.loop.advance(Duration.ofSeconds(4));
    assertThat(lists).hasSize(1);
    refusing = 100;
    api.get(MAPS);
    api.loop.advance(Duration.ofHours(1));
    assertThat(calls).isEqualTo(3 + 5);
    assertThat(complaints).containsExactly("the audit webhook did not take 2 event(s): it answered 503");
  }

  @Test
  void a_request_waits_for_a_server_that_blocks() {
    ApiServerFixture api = audited(Mode.BLOCKING, Batching.DEFAULT);
    refusing = 1;
    var answer = api.begin("GET", MAPS, null, "").toCompletableFuture();
    assertThat(answer).isNotDone();
    api.loop.advance(Duration.ofSeconds(12));
    assertThat(answer.join().code()).isEqualTo(200);
    assertThat(lists).hasSize(2).allSatisfy(list -> assertThat(list.list("items")).hasSize(1));
    refusing = 100;
    var unheard = api.begin("GET", MAPS, null, "").toCompletableFuture();
    api.loop.advance(Duration.ofHours(1));
    assertThat(unheard.join().code()).isEqualTo(200);
  }

  @Test
  void strictly_none_is_served_that_nobody_heard_of() {
    ApiServerFixture api = audited(Mode.BLOCKING_STRICT, Batching.DEFAULT);
    refusing = 5;
    var unheard = api.begin("GET", MAPS, null, "").toCompletableFuture();
    api.loop.advance(Duration.ofHours(1));
    assertThat(unheard.join().code()).isEqualTo(500);
    assertThat(unheard.join().message()).isEqualTo("Internal error occurred: failed to store audit event");
    assertThat(api.get(MAPS).code()).isEqualTo(200);
  }

  @Test
  void what_waits_when_the_server_stops_goes_out() {
    ApiServerFixture api = audited(Mode.BATCH, Batching.DEFAULT);
    api.get(MAPS);
    api.server.stop();
    assertThat(lists).hasSize(1);
  }
}
