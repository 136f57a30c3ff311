package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// Justification: one small scenario for each rule about lists.
/** Lists: revisions, pages, selectors, and the options that are not allowed. */
class ListsTest {
  private final Wire wire = new Wire();

  private static List<String> names(Reply list) {
    return list.at("items").items().stream().map(item -> item.text("metadata", "name")).toList();
  }

  private void maps(String... names) {
    for (String name : names) {
      wire.map(name);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "resourceVersionMatch=Exact| resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
    "resourceVersionMatch=NotOlderThan| resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
    "resourceVersionMatch=Exact&resourceVersion=0| resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for "
        + "resourceVersion \"0\"",
    "resourceVersionMatch=Foo&resourceVersion=1| resourceVersionMatch: Unsupported value: \"Foo\": supported values: \"Exact\", "
        + "\"NotOlderThan\", \"\"",
    "resourceVersionMatch=Exact&resourceVersion=1&continue=x| resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue "
        + "is provided",
    "sendInitialEvents=true| sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list",
    "watch=true&sendInitialEvents=true| resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
    "watch=true&resourceVersionMatch=NotOlderThan| resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless "
        + "sendInitialEvents is provided",
  })
  void options_that_are_not_allowed_together(String query, String message) {
    var reply = wire.get(MAPS + "?" + query).refused(422, "Invalid", "ListOptions.meta.k8s.io \"\" is invalid: " + message);
    assertThat(reply.string("details.kind")).isEqualTo("ListOptions");
    assertThat(reply.string("details.group")).isEqualTo("meta.k8s.io");
  }

  @Test
  void a_watch_that_asks_for_an_exact_revision_is_told_of_both_faults() {
    assertThat(wire.get(MAPS + "?watch=1&sendInitialEvents=true&resourceVersionMatch=Exact").refused().message())
        .isEqualTo("ListOptions.meta.k8s.io \"\" is invalid: [resourceVersionMatch: Forbidden: sendInitialEvents requires setting "
            + "resourceVersionMatch to NotOlderThan, resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "1.5", "0x10", "1 "})
  void a_revision_that_is_no_number(String revision) {
    for (String watch : new String[] {"", "watch=true&"}) {
      wire.get(MAPS + "?" + watch + "resourceVersion=" + revision.replace(" ", "%20")).refused(422, "Invalid",
          "configmaps \"\" is invalid: resourceVersion: Invalid value: \"" + revision + "\": strconv.ParseUint: parsing \"" + revision + "\": invalid syntax");
    }
  }

  @Test
  void numbers_beyond_all_bounds_do_no_harm() {
    assertThat(wire.get(MAPS + "?resourceVersion=99999999999999999999").refused().message()).endsWith("value out of range");
    wire.get(MAPS + "?limit=99999999999999999999").refused(400, "BadRequest",
        "strconv.ParseInt: parsing \"99999999999999999999\": value out of range");
    wire.get(MAPS + "?limit=many").refused(400, "BadRequest", "strconv.ParseInt: parsing \"many\": invalid syntax");
    assertThat(wire.get(MAPS + "?limit=-1").send().code()).isEqualTo(200);
    assertThat(wire.get(MAPS + "?limit=9223372036854775807").send().code()).isEqualTo(200);
    assertThat(wire.watch(MAPS + "?watch=true&timeoutSeconds=9223372036854775807&resourceVersion=18446744073709551615").ended).isFalse();
  }

  @Test
  void a_revision_to_come_is_waited_for_and_then_refused() {
    long now = wire.revision();
    var list = wire.get(MAPS + "?resourceVersion=99999999").begin().toCompletableFuture();
    wire.advance(Duration.ofMillis(2_900));
    assertThat(list).isNotDone();
    wire.advance(Duration.ofMillis(200));
    ApiResponse.Whole late = (ApiResponse.Whole) list.join();
    assertThat(late.code()).isEqualTo(504);
    assertThat(late.headers().get("retry-after")).isEqualTo("1");
    var status = io.hexareme.core.apiserver.TestJson.object(((io.hexareme.ports.api.Body.Encoded) late.body()).joined().utf8());
    assertThat(status.text("message")).isEqualTo("Timeout: Too large resource version: 99999999, current: " + now);
    assertThat(status.text("reason")).isEqualTo("Timeout");
    assertThat(status.at("details", "retryAfterSeconds")).isEqualTo(Value.of(1));
    var cause = status.at("details", "causes").items().getFirst();
    assertThat(cause.text("reason")).isEqualTo("ResourceVersionTooLarge");
    assertThat(cause.text("message")).isEqualTo("Too large resource version");
  }

  @Test
  void a_revision_that_comes_in_time_is_answered() {
    var list = wire.get(MAPS + "?resourceVersion=" + (wire.revision() + 1)).begin().toCompletableFuture();
    wire.api.loop.runAll();
    assertThat(list).isNotDone();
    wire.map("a");
    wire.api.loop.runAll();
    assertThat(list.join().code()).isEqualTo(200);
  }

  @Test
  void an_exact_revision_shows_the_past() {
    maps("a");
    long then = wire.revision();
    maps("b");
    for (String query : List.of("resourceVersion=" + then + "&resourceVersionMatch=Exact", "resourceVersion=" + then + "&limit=10")) {
      Reply list = wire.get(MAPS + "?" + query).send();
      assertThat(names(list)).contains("a").doesNotContain("b");
      assertThat(list.string("metadata.resourceVersion")).isEqualTo(Long.toString(then));
    }
    for (String query : List.of("", "resourceVersion=0", "resourceVersion=" + then, "resourceVersion=" + then + "&resourceVersionMatch=NotOlderThan")) {
      Reply list = wire.get(MAPS + "?" + query).send();
      assertThat(names(list)).contains("a", "b");
      assertThat(list.string("metadata.resourceVersion")).isEqualTo(Long.toString(wire.revision()));
    }
  }

  @Test
  void an_exact_revision_that_is_compacted_is_expired() {
    maps("a");
    long then = wire.revision();
    maps("b", "c");
    wire.api.loop.await(wire.api.store.compact(wire.revision()));
    wire.get(MAPS + "?resourceVersion=" + then + "&resourceVersionMatch=Exact").refused(410, "Expired",
        "The resourceVersion for the provided list is too old.");
  }

  @Test
  void pages_are_of_one_revision_and_cover_all() {
    maps("a", "b", "c", "d", "e");
    List<String> seen = new ArrayList<>();
    Reply page = wire.get(MAPS + "?limit=2").send();
    String revision = page.string("metadata.resourceVersion");
    long total = page.at("metadata.remainingItemCount").asLong(0) + 2;
    maps("aa", "f");
    wire.made(wire.delete(MAPS + "/c"));
    while (true) {
      seen.addAll(names(page));
      assertThat(page.string("metadata.resourceVersion")).isEqualTo(revision);
      String token = page.string("metadata.continue");
      if (token.isEmpty()) {
        break;
      }
      page = wire.get(MAPS + "?limit=2&continue=" + token).send();
    }
    assertThat(page.at("metadata.remainingItemCount").isNull()).isTrue();
    assertThat(seen).isSorted().hasSize((int) total).contains("a", "b", "c", "d", "e").doesNotContain("aa", "f");
  }

  @Test
  void pages_are_filled_through_a_selector_and_then_not_counted() {
    for (int i = 0; i < 6; i++) {
      wire.made(wire.post(MAPS, "{'metadata':{'name':'m" + i + "','labels':{'even':'" + (i % 2 == 0) + "'}}}"));
    }
    Reply page = wire.get(MAPS + "?limit=2&labelSelector=even%3Dtrue").send();
    assertThat(names(page)).containsExactly("m0", "m2");
    assertThat(page.at("metadata.remainingItemCount").isNull()).isTrue();
    Reply rest = wire.get(MAPS + "?limit=2&labelSelector=even%3Dtrue&continue=" + page.string("metadata.continue")).send();
    assertThat(names(rest)).containsExactly("m4");
    assertThat(rest.at("metadata.continue").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "%20", "!!!!", "eyJ2IjoibWV0YSJ9", "AAAA", "MQAxADEAMQAx"})
  void a_continue_token_that_is_garbage(String token) {
    var reply = wire.get(MAPS + "?limit=2&continue=" + token).refused();
    assertThat(reply.code()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("BadRequest");
    assertThat(reply.message()).startsWith("invalid continue token: ");
  }

  @Test
  void a_continue_token_of_a_revision_that_cannot_be() {
    for (String revision : List.of("-1", "18446744073709551615", "x")) {
      String token = Base64.getUrlEncoder().encodeToString(("1\0" + revision + "\0default\0a").getBytes(StandardCharsets.UTF_8));
      assertThat(wire.get(MAPS + "?continue=" + token).refused().message()).startsWith("invalid continue token: ");
    }
    String future = Base64.getUrlEncoder().encodeToString("1\00099999999\0default\0a".getBytes(StandardCharsets.UTF_8));
    assertThat(wire.get(MAPS + "?continue=" + future).send().code()).isEqualTo(504);
  }

  @Test
  void a_continue_token_fixes_the_revision() {
    maps("a", "b");
    String token = wire.get(MAPS + "?limit=1").send().string("metadata.continue");
    wire.get(MAPS + "?continue=" + token + "&resourceVersion=5").refused(400, "BadRequest",
        "specifying resource version is not allowed when using continue");
  }

  @Test
  void an_expired_continue_token_comes_with_one_that_goes_on_inconsistently() {
    maps("a", "b", "c");
    Reply first = wire.get(MAPS + "?limit=1").send();
    wire.made(wire.delete(MAPS + "/b"));
    wire.map("bb");
    wire.api.loop.await(wire.api.store.compact(wire.revision()));
    Reply expired = wire.get(MAPS + "?limit=1&continue=" + first.string("metadata.continue")).refused();
    assertThat(expired.code()).isEqualTo(410);
    assertThat(expired.reason()).isEqualTo("Expired");
    assertThat(expired.message()).startsWith("The provided continue parameter is too old to display a consistent list result. You can start a new "
        + "list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results.");
    Reply rest = wire.get(MAPS + "?continue=" + expired.string("metadata.continue")).send();
    assertThat(rest.code()).isEqualTo(200);
    assertThat(names(rest)).contains("bb", "c").doesNotContain("a", "b");
    assertThat(rest.string("metadata.resourceVersion")).isEqualTo(Long.toString(wire.revision()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "foo=bar| \"foo\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
    "foo| invalid selector: 'foo'; can't understand 'foo'",
    "metadata.labels.a=b| \"metadata.labels.a\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
  })
  void field_selectors_that_are_not_allowed(String selector, String message) {
    String query = selector.replace("=", "%3D");
    wire.get(MAPS + "?fieldSelector=" + query).refused(400, "BadRequest", message);
    wire.get(MAPS + "?watch=true&fieldSelector=" + query).refused(400, "BadRequest", message);
    wire.delete(MAPS + "?fieldSelector=" + query).refused(400, "BadRequest", message);
  }

  @Test
  void a_kind_with_more_selectable_fields_words_it_otherwise() {
    wire.get("/api/v1/pods?fieldSelector=spec.foo%3Dx").refused(400, "BadRequest", "field label not supported: spec.foo");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "=| found '=', expected: !, identifier, or 'end of string'",
    "a==b==c| found '==', expected: ',' or 'end of string'",
    "a in b| unable to parse requirement: found 'b' expected: '('",
    "a,,b| found ',', expected: identifier after ','",
    "!| unable to parse requirement: found '', expected: identifier",
    "a!b| unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt",
  })
  void label_selectors_that_are_not_allowed(String selector, String message) {
    String query = selector.replace("=", "%3D").replace(",", "%2C").replace("!", "%21").replace(" ", "%20");
    wire.get(MAPS + "?labelSelector=" + query).refused(400, "BadRequest", message);
    wire.get(MAPS + "?watch=true&labelSelector=" + query).refused(400, "BadRequest", message);
    wire.delete(MAPS + "?labelSelector=" + query).refused(400, "BadRequest", message);
  }

  @Test
  void a_label_selector_with_a_value_that_no_label_has() {
    var reply = wire.get(MAPS + "?labelSelector=a%3Db%2Fc").refused();
    assertThat(reply.code()).isEqualTo(400);
    assertThat(reply.message()).startsWith("unable to parse requirement: ").contains("Invalid value: \"b/c\": a valid label must be an empty string or");
  }

  @Test
  void selectors_select() {
    wire.made(wire.post(MAPS, "{'metadata':{'name':'a','labels':{'t':'x'}}}"));
    wire.made(wire.post(MAPS, "{'metadata':{'name':'b','labels':{'t':'y'}}}"));
    maps("c");
    for (var expected : List.of(
        List.of("labelSelector=t%3Dx", "a"), List.of("labelSelector=t+in+(x%2Cy)", "a,b"), List.of("labelSelector=t", "a,b"),
        List.of("labelSelector=t%2Ct%21%3Dx", "b"), List.of("fieldSelector=metadata.name%3Dc", "c"),
        List.of("fieldSelector=metadata.name%3D%3Dc", "c"), List.of("fieldSelector=metadata.name%3Dc%2Cmetadata.namespace%3Dother", ""))) {
      assertThat(String.join(",", names(wire.get(MAPS + "?" + expected.get(0)).send()))).as(expected.get(0)).isEqualTo(expected.get(1));
    }
    assertThat(names(wire.get(MAPS + "?fieldSelector=metadata.name%21%3Dc").send())).contains("a", "b").doesNotContain("c");
    assertThat(names(wire.get("/api/v1/configmaps?fieldSelector=metadata.name%3Dc").send())).containsExactly("c");
  }

  @Test
  void lists_are_in_the_order_of_their_keys() {
    wire.made(wire.post("/api/v1/namespaces", "{'metadata':{'name':'default-2'}}"));
    wire.made(wire.post("/api/v1/namespaces/default-2/configmaps", "{'metadata':{'name':'a'}}"));
    maps("b", "a", "a-b", "a.b");
    Reply list = wire.get("/api/v1/configmaps?fieldSelector=metadata.namespace%21%3Dkube-system").send();
    List<String> keys = list.at("items").items().stream().map(item -> item.text("metadata", "namespace") + "/" + item.text("metadata", "name")).toList();
    assertThat(keys).containsSubsequence("default/a", "default/a-b", "default/a.b", "default/b", "default-2/a");
  }

  @Test
  void a_list_says_its_kind_and_its_items_do_not() {
    maps("a");
    Reply list = wire.get(MAPS).send();
    assertThat(list.string("kind")).isEqualTo("ConfigMapList");
    assertThat(list.string("apiVersion")).isEqualTo("v1");
    assertThat(list.at("items").items()).allSatisfy(item -> {
      assertThat(item.asObj().has("kind")).isFalse();
      assertThat(item.asObj().has("apiVersion")).isFalse();
    });
    Reply none = wire.get("/api/v1/namespaces/nonex/configmaps").send();
    assertThat(none.code()).isEqualTo(200);
    assertThat(none.at("items")).isEqualTo(Value.Arr.EMPTY);
  }

  @Test
  void a_list_is_never_older_than_what_was_acknowledged() {
    wire.map("a");
    wire.made(wire.patch(MAPS + "/a", MERGE, "{'data':{'k':'new'}}"));
    assertThat(wire.get(MAPS + "/a").send().string("data.k")).isEqualTo("new");
  }
}
