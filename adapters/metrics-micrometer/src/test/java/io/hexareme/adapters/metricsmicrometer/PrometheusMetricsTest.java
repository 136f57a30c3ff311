package io.hexareme.adapters.metricsmicrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusMetricsTest {
  private final PrometheusMetrics metrics = new PrometheusMetrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void figures_stand_under_the_names_they_were_given_and_no_others() {
    metrics.counter("apiserver_request_total", "Requests.", List.of("verb", "GET", "code", "200")).add(2);
    metrics.histogram("etcd_disk_wal_fsync_duration_seconds", "Syncs.", List.of(0.001, 0.5), List.of()).observe(0.25);
    metrics.gauge("etcd_server_has_leader", "Leader.", List.of(), () -> 1);

    assertThat(metrics.scrape()).isEqualTo("""
        # HELP apiserver_request_total Requests.
        # TYPE apiserver_request_total counter
        apiserver_request_total{code="200",verb="GET"} 2.0
        # HELP etcd_disk_wal_fsync_duration_seconds Syncs.
        # TYPE etcd_disk_wal_fsync_duration_seconds histogram
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 0
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.5"} 1
        etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 1
        etcd_disk_wal_fsync_duration_seconds_count 1
        etcd_disk_wal_fsync_duration_seconds_sum 0.25
        # HELP etcd_server_has_leader Leader.
        # TYPE etcd_server_has_leader gauge
        etcd_server_has_leader 1.0
        """);
  }

  @Test
  void one_made_twice_is_the_same_one() {
    metrics.counter("seen_total", "Seen.", List.of("To", "m2")).add(1);
    metrics.counter("seen_total", "Seen.", List.of("To", "m2")).add(1);
    metrics.counter("seen_total", "Seen.", List.of("To", "m3")).add(1);

    assertThat(metrics.scrape()).contains("seen_total{To=\"m2\"} 2.0\n", "seen_total{To=\"m3\"} 1.0\n");
  }

  @Test
  void a_gauge_made_again_asks_the_newer_one() {
    metrics.gauge("term", "Term.", List.of("member", "m1"), () -> 1);
    metrics.gauge("term", "Term.", List.of("member", "m2"), () -> 1);
    metrics.gauge("term", "Term.", List.of("member", "m1"), () -> 2);

    assertThat(metrics.scrape()).contains("term{member=\"m1\"} 2.0\n", "term{member=\"m2\"} 1.0\n");
  }

  @Test
  void values_of_labels_are_escaped() {
    metrics.counter("odd_total", "Odd.", List.of("text", "a \"b\"\nc\\")).add(1);

    assertThat(metrics.scrape()).contains("odd_total{text=\"a \\\"b\\\"\\nc\\\\\"} 1.0\n");
  }

  @Test
  void other_labels_under_the_same_name_are_a_mistake() {
    metrics.counter("seen_total", "Seen.", List.of("To", "m2"));

    assertThatThrownBy(() -> metrics.counter("seen_total", "Seen.", List.of("From", "m2"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.gauge("seen_total", "Seen.", List.of("To", "m2"), () -> 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.counter("odd_total", "Odd.", List.of("To"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_counter_that_would_get_another_name_is_told_as_a_gauge() {
    metrics.counter("rejection_count", "Refusals.", List.of("name", "guard")).add(1);
    metrics.counter("rejection_count", "Refusals.", List.of("name", "guard")).add(2);

    assertThat(metrics.scrape()).contains("# TYPE rejection_count gauge\n", "rejection_count{name=\"guard\"} 3.0\n");
  }

  @Test
  void the_process_is_watched_when_asked_for() {
    metrics.watchProcess();

    assertThat(metrics.scrape()).contains("process_cpu_seconds_total ", "process_start_time_seconds ", "jvm_memory_used_bytes{", "jvm_gc_",
        "jvm_threads_live_threads ");
  }
}
