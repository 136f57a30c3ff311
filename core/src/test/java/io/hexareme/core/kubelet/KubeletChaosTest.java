package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a node: never two instances of a container at once, and in the end everything runs that should. */
class KubeletChaosTest {
  private final KubeletBench bench = new KubeletBench().start();
  private Random random;
  private int created;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void a_node_comes_to_rest_in_the_desired_state(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      disturb(random.nextInt(10));
      for (int turn = random.nextInt(12); turn > 0 && !bench.loop.isIdle(); turn--) {
        bench.loop.advance(Duration.ofMillis(random.nextInt(3000)));
        assertNoTwins();
      }
    }
    bench.api.down = false;
    bench.runtime.broken = false;
    bench.runtime.unpullable.clear();
    bench.advance(900);
    assertAllRun();
  }

  private void disturb(int what) {
    switch (what) {
      case 0, 1, 2 -> bench.api.put(KubeletBench.PODS + "p" + ++created, pod("p" + created, List.of(container("a" + created), container("b" + created))));
      case 3, 4 -> some().ifPresent(running -> bench.runtime.exit(running.config().name(), random.nextInt(2)));
      case 5 -> some().ifPresent(running -> bench.runtime.vanish(running.config().name()));
      case 6 -> bench.restart();
      case 7 -> bench.api.down = !bench.api.down;
      case 8 -> bench.runtime.broken = !bench.runtime.broken;
      default -> deleteSome();
    }
  }

  private Optional<Container> some() {
    List<Container> running = bench.runtime.all().stream().filter(c -> c.state() == ContainerState.RUNNING).toList();
    return running.isEmpty() ? Optional.empty() : Optional.of(running.get(random.nextInt(running.size())));
  }

  private void deleteSome() {
    String path = KubeletBench.PODS + "p" + (1 + random.nextInt(created + 1));
    if (!bench.api.get(path).isEmpty()) {
      bench.api.put(path, bench.api.get(path)
          .withPath(Value.of("2026-01-01T00:01:00Z"), "metadata", "deletionTimestamp")
          .withPath(Value.of(5), "metadata", "deletionGracePeriodSeconds"));
    }
  }

  private void assertNoTwins() {
    Map<String, Long> instances = bench.runtime.all().stream()
        .filter(c -> c.state() == ContainerState.RUNNING)
        .collect(Collectors.groupingBy(c -> c.config().name(), Collectors.counting()));
    assertThat(instances.values()).allMatch(count -> count == 1);
  }

  private void assertAllRun() {
    Map<String, Container> running = bench.runtime.all().stream()
        .filter(c -> c.state() == ContainerState.RUNNING)
        .collect(Collectors.toMap(c -> c.config().name(), Function.identity()));
    int expected = 0;
    for (int i = 1; i <= created; i++) {
      if (!bench.api.get(KubeletBench.PODS + "p" + i).isEmpty()) {
        expected += 2;
        assertThat(bench.condition("p" + i, "Ready")).isEqualTo("True");
        assertThat(running).containsKeys("a" + i, "b" + i);
      }
    }
    assertThat(running).hasSize(expected);
  }
}
