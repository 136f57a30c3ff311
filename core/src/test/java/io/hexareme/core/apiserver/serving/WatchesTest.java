package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches: where they begin, what they tell, how they end. */
class WatchesTest {
  private static final String WATCH = MAPS + "?watch=true&fieldSelector=metadata.name%21%3Dkube-root-ca.crt";
  private final Wire wire = new Wire();

  @ParameterizedTest
  @ValueSource(strings = {"", "&resourceVersion=0", "&resourceVersion="})
  void without_a_revision_what_is_there_comes_first(String query) {
    wire.map("a");
    long a = wire.revision();
    var events = wire.watch(WATCH + query);
    assertThat(events.seen()).containsExactly("ADDED a@" + a);
    wire.map("b");
    wire.made(wire.patch(MAPS + "/a", MERGE, "{'data':{'k':'new'}}"));
    wire.made(wire.delete(MAPS + "/b"));
    assertThat(events.seen()).containsExactly("ADDED a@" + a, "ADDED b@" + (a + 1), "MODIFIED a@" + (a + 2), "DELETED b@" + (a + 3));
  }

  @Test
  void from_a_revision_come_exactly_the_events_after_it() {
    wire.map("a");
    long a = wire.revision();
    wire.map("b");
    wire.made(wire.delete(MAPS + "/a"));
    assertThat(wire.watch(WATCH + "&resourceVersion=" + a).seen()).containsExactly("ADDED b@" + (a + 1), "DELETED a@" + (a + 2));
    assertThat(wire.watch(WATCH + "&resourceVersion=" + (a + 2)).seen()).isEmpty();
  }

  @Test
  void a_list_and_the_watch_from_its_revision_miss_nothing_and_repeat_nothing() {
    wire.map("a");
    String revision = wire.get(MAPS).send().string("metadata.resourceVersion");
    wire.map("b");
    var events = wire.watch(WATCH + "&resourceVersion=" + revision);
    wire.map("c");
    assertThat(events.names()).containsExactly("ADDED b", "ADDED c");
  }

  @Test
  void two_watchers_see_the_same_order() {
    var first = wire.watch(WATCH);
    var second = wire.watch(WATCH);
    for (int i = 0; i < 10; i++) {
      wire.map("m" + i);
    }
    assertThat(first.seen()).hasSize(10).isEqualTo(second.seen());
  }

  @Test
  void the_deleted_object_is_the_last_state_at_the_revision_of_its_end() {
    wire.map("a");
    var events = wire.watch(WATCH + "&resourceVersion=" + wire.revision());
    wire.made(wire.delete(MAPS + "/a"));
    assertThat(events.last().text("object", "data", "k")).isEqualTo("v");
    assertThat(events.last().text("object", "kind")).isEqualTo("ConfigMap");
    assertThat(events.last().text("object", "metadata", "resourceVersion")).isEqualTo(Long.toString(wire.revision()));
  }

  @Test
  void what_enters_and_leaves_a_selection_is_added_and_deleted() {
    var events = wire.watch(MAPS + "?watch=1&labelSelector=app%3Dweb");
    wire.map("a");
    long made = wire.revision();
    wire.made(wire.patch(MAPS + "/a", MERGE, "{'metadata':{'labels':{'app':'web'}}}"));
    wire.made(wire.patch(MAPS + "/a", MERGE, "{'data':{'k':'inside'}}"));
    wire.made(wire.patch(MAPS + "/a", MERGE, "{'metadata':{'labels':{'app':'db'}},'data':{'k':'outside'}}"));
    assertThat(events.seen()).containsExactly("ADDED a@" + (made + 1), "MODIFIED a@" + (made + 2), "DELETED a@" + (made + 3));
    assertThat(events.last().text("object", "data", "k")).isEqualTo("inside");
    wire.made(wire.delete(MAPS + "/a"));
    assertThat(events.seen()).hasSize(3);
  }

  @Test
  void what_leaves_a_selection_by_its_end_is_deleted_once() {
    wire.made(wire.post(MAPS, "{'metadata':{'name':'a','labels':{'app':'web'}}}"));
    var events = wire.watch(MAPS + "?watch=1&labelSelector=app%3Dweb&resourceVersion=" + wire.revision());
    wire.made(wire.delete(MAPS + "/a"));
    assertThat(events.names()).containsExactly("DELETED a");
  }

  @Test
  void other_namespaces_and_kinds_are_not_told_of() {
    var events = wire.watch(WATCH);
    wire.made(wire.post("/api/v1/namespaces", "{'metadata':{'name':'team'}}"));
    wire.made(wire.post("/api/v1/namespaces/team/configmaps", "{'metadata':{'name':'a'}}"));
    wire.made(wire.post("/api/v1/namespaces/default/secrets", "{'metadata':{'name':'a'}}"));
    assertThat(events.seen()).isEmpty();
    assertThat(wire.watch("/api/v1/configmaps?watch=1&fieldSelector=metadata.name%3Da").names()).containsExactly("ADDED a");
  }

  @Test
  void a_revision_that_is_too_old_is_told_of_in_the_stream() {
    wire.map("a");
    for (int i = 0; i < 1_100; i++) {
      wire.made(wire.patch(MAPS + "/a", MERGE, "{'data':{'i':'" + i + "'}}"));
    }
    var events = wire.watch(WATCH + "&resourceVersion=1");
    assertThat(events.head.code()).isEqualTo(200);
    assertThat(events.ended).isTrue();
    assertThat(events.all).hasSize(1);
    Value status = events.last().at("object");
    assertThat(events.last().text("type")).isEqualTo("ERROR");
    assertThat(status.text("kind")).isEqualTo("Status");
    assertThat(status.at("code")).isEqualTo(Value.of(410));
    assertThat(status.text("reason")).isEqualTo("Expired");
    assertThat(status.text("message")).matches("too old resource version: 1 \\([0-9]+\\)");
  }

  @Test
  void a_revision_to_come_is_waited_for() {
    long next = wire.revision() + 2;
    var events = wire.watch(WATCH + "&resourceVersion=" + next);
    wire.map("a");
    wire.map("b");
    assertThat(events.seen()).isEmpty();
    wire.map("c");
    assertThat(events.seen()).containsExactly("ADDED c@" + (next + 1));
  }

  @Test
  void a_watch_ends_cleanly_after_its_time() {
    var events = wire.watch(WATCH + "&timeoutSeconds=5");
    wire.advance(Duration.ofMillis(4_999));
    assertThat(events.ended).isFalse();
    wire.advance(Duration.ofMillis(1));
    assertThat(events.ended).isTrue();
    assertThat(events.all).isEmpty();
    wire.map("late");
    assertThat(events.seen()).isEmpty();
  }

  @Test
  void a_watch_without_a_time_of_its_own_ends_between_half_an_hour_and_an_hour() {
    var events = wire.watch(WATCH);
    wire.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(events.ended).isFalse();
    wire.advance(Duration.ofMinutes(30));
    assertThat(events.ended).isTrue();
  }

  @Test
  void bookmarks_come_only_when_asked_for_each_minute_and_at_the_end() {
    var without = wire.watch(WATCH + "&timeoutSeconds=150");
    var with = wire.watch(WATCH + "&timeoutSeconds=150&allowWatchBookmarks=true");
    wire.made(wire.post("/api/v1/namespaces/default/secrets", "{'metadata':{'name':'elsewhere'}}"));
    long now = wire.revision();
    wire.advance(Duration.ofSeconds(151));
    assertThat(without.seen()).isEmpty();
    assertThat(with.seen()).containsExactly("BOOKMARK " + now, "BOOKMARK " + now, "BOOKMARK " + now);
    assertThat(with.last()).isEqualTo(io.hexareme.core.apiserver.TestJson.json("{'type':'BOOKMARK','object':{'kind':'ConfigMap','apiVersion':'v1',"
        + "'metadata':{'resourceVersion':'" + now + "','creationTimestamp':null}}}"));
    assertThat(with.ended).isTrue();
  }

  @Test
  void initial_events_end_with_a_marked_bookmark() {
    wire.map("a");
    var events = wire.watch(WATCH + "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
    assertThat(events.names()).containsExactly("ADDED a", "BOOKMARK");
    assertThat(events.last().at("object", "metadata", "annotations")).isEqualTo(Value.obj("k8s.io/initial-events-end", "true"));
    assertThat(events.last().text("object", "metadata", "resourceVersion")).isEqualTo(Long.toString(wire.revision()));
    wire.map("b");
    assertThat(events.names()).containsExactly("ADDED a", "BOOKMARK", "ADDED b");
  }

  @Test
  void initial_events_are_not_older_than_asked_for() {
    long next = wire.revision() + 1;
    var begun = wire.get(WATCH + "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=" + next).begin().toCompletableFuture();
    wire.api.loop.runAll();
    assertThat(begun).isNotDone();
    wire.map("a");
    wire.api.loop.runAll();
    assertThat(begun.join().code()).isEqualTo(200);
    var late = wire.get(WATCH + "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=99999").begin().toCompletableFuture();
    wire.advance(Duration.ofSeconds(4));
    assertThat(late.join().code()).isEqualTo(504);
  }

  @Test
  void initial_events_can_be_declined() {
    wire.map("a");
    var events = wire.watch(WATCH + "&sendInitialEvents=false&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
    assertThat(events.seen()).isEmpty();
    wire.map("b");
    assertThat(events.names()).containsExactly("ADDED b");
  }

  @Test
  void a_reader_that_is_too_slow_is_dropped_and_holds_up_nobody() {
    var slow = wire.watch(WATCH);
    var quick = wire.watch(WATCH);
    slow.full = true;
    wire.map("a");
    wire.map("b");
    assertThat(slow.ended).isTrue();
    assertThat(slow.seen()).isEmpty();
    assertThat(quick.names()).containsExactly("ADDED a", "ADDED b");
  }

  @Test
  void a_reader_that_went_away_is_told_no_more() {
    var events = wire.watch(WATCH);
    events.head.frames().cancel();
    wire.map("a");
    wire.advance(Duration.ofHours(2));
    assertThat(events.seen()).isEmpty();
    assertThat(events.ended).isFalse();
  }

  @Test
  void a_server_that_stops_ends_its_watches() {
    var events = wire.watch(WATCH);
    wire.api.server.stop();
    assertThat(events.ended).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"watch=true,true", "watch=True,true", "watch=1,true", "watch=maybe,true", "watch=,true", "watch,true",
    "watch=false,false", "watch=FALSE,false", "watch=0,false", "limit=5,false"})
  void query_booleans_are_true_unless_they_say_no(String query, boolean watches) {
    var response = wire.api.loop.await(wire.get(MAPS + "?" + query).begin());
    assertThat(response instanceof io.hexareme.ports.api.ApiResponse.Streaming).isEqualTo(watches);
  }

  @Test
  void the_old_path_watches_too_and_a_named_object_is_read_whatever_the_query() {
    wire.map("a");
    wire.map("b");
    assertThat(wire.watch("/api/v1/watch/namespaces/default/configmaps/a").names()).containsExactly("ADDED a");
    assertThat(wire.watch("/api/v1/watch/namespaces/default/configmaps?fieldSelector=metadata.name%3Db").names()).containsExactly("ADDED b");
    assertThat(wire.get(MAPS + "/a?watch=true").send().string("metadata.name")).isEqualTo("a");
  }

  @Test
  void a_watch_of_metadata_carries_metadata_alone() {
    wire.map("a");
    var response = wire.api.loop.await(wire.get(WATCH).header("accept", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io").begin());
    assertThat(response.code()).isEqualTo(200);
    assertThat(List.of("application/json")).contains(response.headers().get("content-type").split(";")[0]);
  }
}
