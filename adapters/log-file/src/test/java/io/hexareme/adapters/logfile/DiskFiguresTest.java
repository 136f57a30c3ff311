package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.value.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFiguresTest {
  @TempDir Path temporary;
  private final LogFixture fixture = new LogFixture();
  private final Map<String, List<Double>> seen = new LinkedHashMap<>();

  private final Metrics metrics = new Metrics() {
    @Override
    public Counter counter(String name, String help, List<String> labels) {
      throw new AssertionError("no counter is expected");
    }

    @Override
    public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
      assertThat(upperBounds).hasSize(14).startsWith(0.001, 0.002).endsWith(4.096, 8.192);
      assertThat(labels).isEmpty();
      List<Double> values = seen.computeIfAbsent(name, unknown -> new ArrayList<>());
      return value -> {
        synchronized (values) {
          values.add(value);
        }
      };
    }

    @Override
    public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {
      throw new AssertionError("no gauge is expected");
    }
  };

  @Test
  void each_snapshot_is_measured_in_seconds_under_etcds_names_and_appends_are_left_to_the_log_above() {
    FileLogStorage log = FileLogStorage.open(temporary, fixture.loop, LogFixture.ONE_SEGMENT, metrics);
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    fixture.append(log, null, LogFixture.entry(2));
    fixture.loop.await(log.snapshot(1, 1, List.of(Bytes.utf8("state"))));
    assertThat(seen).containsOnlyKeys("etcd_snap_fsync_duration_seconds", "etcd_debugging_snap_save_total_duration_seconds");
    assertThat(seen.get("etcd_snap_fsync_duration_seconds")).hasSize(1).allMatch(seconds -> seconds > 0 && seconds < 60);
    assertThat(seen.get("etcd_debugging_snap_save_total_duration_seconds")).hasSize(1);
    assertThat(log.fsyncLatency().summary().count()).isEqualTo(2);
    log.close();
  }
}
