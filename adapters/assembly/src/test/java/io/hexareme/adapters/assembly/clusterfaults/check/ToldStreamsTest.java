package io.hexareme.adapters.assembly.clusterfaults.check;

import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists and watches that tell what was not, or not all that was. */
final class ToldStreamsTest {
  private final ClusterTale tale = new ClusterTale();
  private long begin;
  private ToldStreams watch;

  @BeforeEach
  void three_events() {
    begin = tale.revision();
    tale.put(object("ConfigMap", "work", "a")).put(object("ConfigMap", "work", "a")).delete(object("ConfigMap", "work", "a"));
    watch = new ToldStreams("system:kube-scheduler", "configmaps", "", Map.of("resourceVersion", Long.toString(begin)), tale.invariants);
  }

  private void told(String type, long after) {
    Obj object = object("ConfigMap", "work", "a").withPath(Value.of(Long.toString(begin + after)), "metadata", "resourceVersion");
    watch.frame(Value.obj("type", type, "object", object));
  }

  @Test
  void a_watch_that_tells_all() {
    told("ADDED", 1);
    told("MODIFIED", 2);
    told("DELETED", 3);
    told("BOOKMARK", 3);
    assertThat(tale.found()).isEmpty();
  }

  @Test
  void a_watch_that_misses_one() {
    told("ADDED", 1);
    told("DELETED", 3);
    assertThat(tale.found()).contains("was told DELETED work/a at " + (begin + 3) + " where MODIFIED work/a at " + (begin + 2) + " was next");
  }

  @Test
  void a_watch_that_repeats_one() {
    told("ADDED", 1);
    told("ADDED", 1);
    assertThat(tale.found()).contains("was told ADDED work/a at " + (begin + 1) + " when it knew " + (begin + 1));
  }

  @Test
  void a_watch_that_takes_a_change_for_something_new() {
    told("ADDED", 1);
    told("ADDED", 2);
    assertThat(tale.found()).contains("where MODIFIED work/a");
  }

  @Test
  void a_bookmark_that_passes_an_event() {
    told("ADDED", 1);
    told("BOOKMARK", 3);
    assertThat(tale.found()).contains("was given a bookmark of revision " + (begin + 3), "and never told of");
  }

  @Test
  void a_bookmark_that_goes_back() {
    told("ADDED", 1);
    told("MODIFIED", 2);
    told("BOOKMARK", 1);
    assertThat(tale.found()).contains("was given a bookmark of revision " + (begin + 1) + " when it knew " + (begin + 2));
  }

  @Test
  void a_watch_of_some_hears_of_what_leaves_the_selection() {
    Obj before = object("ConfigMap", "work", "b").withPath(Value.of("yes"), "metadata", "labels", "mine");
    tale.put(before).put(object("ConfigMap", "work", "b"));
    ToldStreams some = new ToldStreams("system:kube-scheduler", "configmaps", "", Map.of("resourceVersion", Long.toString(begin + 4), "labelSelector", "mine=yes"),
        tale.invariants);
    Obj left = before.withPath(Value.of(Long.toString(begin + 5)), "metadata", "resourceVersion");
    some.frame(Value.obj("type", "DELETED", "object", left));
    assertThat(tale.found()).isEmpty();
    some.frame(Value.obj("type", "MODIFIED", "object", left));
    assertThat(tale.found()).contains("there was no such event since");
  }

  @Test
  void a_list_that_shows_what_is_gone() {
    Obj gone = object("ConfigMap", "work", "a").withPath(Value.of(Long.toString(begin + 2)), "metadata", "resourceVersion");
    Obj root = tale.history.get("ConfigMap", "work", "kube-root-ca.crt").orElseThrow();
    ToldStreams.listed("system:admin", "configmaps", "", Map.of(), list(begin + 2, gone, root), tale.invariants);
    assertThat(tale.found()).as("it was there at that revision").isEmpty();
    ToldStreams.listed("system:admin", "configmaps", "", Map.of(), list(begin + 3, gone, root), tale.invariants);
    assertThat(tale.found()).contains("a list is what there was at its revision", "work/a (which is gone)");
  }

  private static Obj list(long revision, Obj... items) {
    return Value.obj("metadata", Value.obj("resourceVersion", Long.toString(revision)), "items", Value.array(items));
  }
}
