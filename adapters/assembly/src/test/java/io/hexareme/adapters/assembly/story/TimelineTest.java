package io.hexareme.adapters.assembly.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.trace.TraceEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static TraceEvent event(int millis, String component, String action, String subject, long revision, String span, String cause, String... details) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < details.length; i += 2) all.put(details[i], details[i + 1]);
    return new TraceEvent(BEGIN.plusMillis(millis), component, action, subject, revision, span, cause, all);
  }

  private static final List<TraceEvent> EVENTS = List.of(
      event(0, "apiserver", "authorize", "deployments web", 0, "r1", "", "outcome", "allowed"),
      event(1, "apiserver", "store", "Deployment default/web", 5, "r1", "", "operation", "create"),
      event(2, "apiserver", "store", "ConfigMap default/other", 6, "r2", "", "operation", "create"),
      event(3, "deployment-controller", "reconcile", "Deployment default/web", 5, "d1", "revision:5", "create", "1 replicasets"),
      event(4, "apiserver", "store", "ReplicaSet default/web-1", 7, "r3", "d1", "operation", "create"),
      event(4, "apiserver", "respond", "replicasets", 0, "r3", "d1", "verb", "create", "code", "201"),
      event(5, "apiserver", "respond", "deployments web", 0, "r4", "", "verb", "update", "code", "403"));

  private static final Timeline STORY = Timeline.of(EVENTS, List.of(Entry.fault(BEGIN.plusMillis(2), "crash node-1")));

  @Test
  void each_line_has_the_time_who_what_it_did_and_what_it_saw() {
    assertThat(STORY.text().lines()).containsExactly(
        "       0.000 s  apiserver              store      Deployment default/web, operation create, rev 5",
        "!!     0.001 s  faults                 fault      crash node-1",
        "       0.001 s  apiserver              store      ConfigMap default/other, operation create, rev 6",
        "       0.002 s  deployment-controller  reconcile  Deployment default/web, create 1 replicasets, rev 5  ← rev 5 create Deployment default/web",
        "       0.003 s  apiserver              store      ReplicaSet default/web-1, operation create, rev 7  ← deployment-controller reconcile",
        "       0.004 s  apiserver              respond    deployments web, verb update, code 403");
  }

  @Test
  void about_an_object_stay_its_entries_what_led_to_them_and_the_faults() {
    assertThat(STORY.about("there is one ReplicaSet default/web-1.").entries()).extracting(Entry::did, Entry::lane).containsExactly(
        org.assertj.core.groups.Tuple.tuple("store", "apiserver"), org.assertj.core.groups.Tuple.tuple("fault", "faults"),
        org.assertj.core.groups.Tuple.tuple("reconcile", "deployment-controller"), org.assertj.core.groups.Tuple.tuple("store", "apiserver"));
  }

  @Test
  void a_name_within_another_name_is_not_it() {
    assertThat(STORY.about("pod other-1 and another").entries()).isEqualTo(STORY.entries());
    assertThat(STORY.about("the map other").entries()).extracting(Entry::what).containsExactly("crash node-1", "ConfigMap default/other, operation create, rev 6");
  }

  @Test
  void a_text_that_names_nothing_leaves_everything() {
    assertThat(STORY.about("something is wrong")).isEqualTo(STORY);
  }

  @Test
  void the_last_are_the_newest() {
    assertThat(STORY.last(1).entries()).extracting(Entry::did).containsExactly("respond");
  }

  @Test
  void the_page_stands_alone_and_has_every_entry_in_its_lane() {
    String page = STORY.html("a <b> title", "why & how");
    assertThat(page).contains("<title>a &lt;b&gt; title</title>", "why &amp; how", "⚡ crash node-1", "data-cause=\"revision:5\"", "data-revision=\"7\"", "--lanes: 2")
        .doesNotContain("{{", "/*STYLE*/", "/*SCRIPT*/", "src=", "href=", "http:", "https:", "@import", "url(");
    assertThat(page.split("class=\"card\"", -1)).hasSize(6);
  }

  @Test
  void a_story_of_nothing_is_empty() {
    assertThat(Timeline.of(List.of(), List.of()).text()).isEmpty();
    assertThat(Timeline.of(List.of(), List.of()).html("nothing")).contains("0 of 0");
  }

  @Test
  void entries_of_ones_own_are_told_in_the_order_of_time() {
    Timeline own = new Timeline(BEGIN, List.of(Entry.plain(BEGIN.plusSeconds(2), "b", "does", "two", Set.of()), Entry.plain(BEGIN.plusSeconds(1), "a", "does", "one", Set.of())));
    assertThat(own.text()).isEqualTo("       1.000 s  a  does  one\n       2.000 s  b  does  two\n");
  }
}
