package io.hexareme.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {
  private final Map<String, Double> counted = new TreeMap<>();
  private final Map<String, DoubleSupplier> gauges = new TreeMap<>();
  private final ManualLoop loop = new ManualLoop();
  private final WorkQueue<String> queue = new WorkQueue<>(loop, Duration.ofSeconds(1), Duration.ofSeconds(8), () -> { },
      QueueFigures.of(new Noted(), "web", loop));

  private final class Noted implements Metrics {
    @Override
    public Counter counter(String name, String help, List<String> labels) {
      assertThat(labels).containsExactly("name", "web");
      return amount -> counted.merge(name, amount, Double::sum);
    }

    @Override
    public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
      return value -> counted.merge(name, value, Double::sum);
    }

    @Override
    public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {
      gauges.put(name, value);
    }
  }

  private double gauge(String name) {
    return gauges.get("workqueue_" + name).getAsDouble();
  }

  @Test
  void what_waits_what_is_worked_on_and_for_how_long_is_told() {
    queue.add("a");
    queue.add("a");
    queue.add("b");
    assertThat(counted).containsEntry("workqueue_adds_total", 2.0);
    assertThat(gauge("depth")).isEqualTo(2);
    loop.advance(Duration.ofSeconds(3));
    queue.take();
    assertThat(counted).containsEntry("workqueue_queue_duration_seconds", 3.0);
    loop.advance(Duration.ofSeconds(2));
    queue.take();
    loop.advance(Duration.ofSeconds(1));
    assertThat(gauge("depth")).isZero();
    assertThat(gauge("unfinished_work_seconds")).isEqualTo(3 + 1);
    assertThat(gauge("longest_running_processor_seconds")).isEqualTo(3);
    queue.done("a");
    assertThat(counted).containsEntry("workqueue_work_duration_seconds", 3.0);
    assertThat(gauge("unfinished_work_seconds")).isEqualTo(1);
    assertThat(gauge("longest_running_processor_seconds")).isEqualTo(1);
    queue.retry("b");
    queue.done("b");
    assertThat(counted).containsEntry("workqueue_retries_total", 1.0).containsEntry("workqueue_adds_total", 2.0);
    assertThat(gauge("longest_running_processor_seconds")).isZero();
    loop.advance(Duration.ofSeconds(1));
    assertThat(counted).containsEntry("workqueue_adds_total", 3.0);
  }
}
