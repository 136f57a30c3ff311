package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FsyncLatencyTest {

  @Test
  void nothing_measured_is_all_zeros() {
    assertThat(new FsyncLatency().summary()).isEqualTo(new FsyncLatency.Summary(0, 0, 0, 0));
  }

  @Test
  void p99_is_at_most_an_eighth_too_high() {
    FsyncLatency latency = new FsyncLatency();
    for (int i = 1; i <= 1000; i++) latency.add(i * 1000L);
    FsyncLatency.Summary summary = latency.summary();
    assertThat(summary.count()).isEqualTo(1000);
    assertThat(summary.min()).isEqualTo(1000);
    assertThat(summary.mean()).isEqualTo(500_500);
    assertThat(summary.p99()).isBetween(990_000L, 990_000L * 9 / 8);
  }
}
