package io.hexareme.adapters.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.testkit.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test classes that end badly, or run at the same time. */
final class HexaremeExtensionTest {
  private static final Map<String, String> PARALLEL = Map.of("junit.jupiter.execution.parallel.enabled", "true",
      "junit.jupiter.execution.parallel.mode.default", "concurrent", "junit.jupiter.execution.parallel.config.strategy", "fixed",
      "junit.jupiter.execution.parallel.config.fixed.parallelism", "3");

  @Hexareme
  static final class Failing {
    @Test
    void this_fails(TestCluster cluster) {
      cluster.admin().create("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: in-the-timeline}\n");
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void a_failed_test_is_told_what_the_cluster_did(@TempDir Path directory) throws Exception {
    Runs runs = Runs.of(Map.of(Explanation.DIRECTORY, directory.toString()), Failing.class);
    Throwable failure = runs.failed.get("this_fails(TestCluster)");
    assertThat(failure).hasMessage("on purpose");
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).hasMessageContaining("in-the-timeline").hasMessageContaining(directory.toString());
    Path page = Path.of(runs.entries.getFirst().get("hexareme timeline"));
    assertThat(Files.readString(page)).startsWithIgnoringCase("<!doctype html>").contains("in-the-timeline");
    assertThat(Files.list(directory)).hasSize(2);
  }

  @Hexareme
  static final class AtTheSameTime {
    private static final Set<TestCluster> SEEN = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch TOGETHER = new CountDownLatch(2);

    @Test
    void one(TestCluster cluster) throws InterruptedException {
      meet(cluster);
    }

    @Test
    void two(TestCluster cluster) throws InterruptedException {
      meet(cluster);
    }

    private static void meet(TestCluster cluster) throws InterruptedException {
      SEEN.add(cluster);
      TOGETHER.countDown();
      assertThat(TOGETHER.await(60, TimeUnit.SECONDS)).as("both run at the same time").isTrue();
      assertThat(cluster.admin().get("cm", "mine").isNull()).isTrue();
      cluster.admin().create("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mine}\n");
    }
  }

  @Test
  void tests_that_run_at_the_same_time_have_a_cluster_each() {
    Runs runs = Runs.of(PARALLEL, AtTheSameTime.class);
    assertThat(runs.failed).isEmpty();
    assertThat(runs.passed).hasSize(2);
    assertThat(AtTheSameTime.SEEN).hasSize(2);
  }

  @Hexareme
  static final class SharedByConcurrentTests {
    private static final CountDownLatch TOGETHER = new CountDownLatch(2);
    static TestCluster cluster;

    @Test
    void one() throws InterruptedException {
      TOGETHER.countDown();
      TOGETHER.await(2, TimeUnit.SECONDS);
    }

    @Test
    void two() throws InterruptedException {
      TOGETHER.countDown();
      TOGETHER.await(2, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_static_field_cannot_be_shared_by_tests_that_run_at_the_same_time() {
    Runs runs = Runs.of(PARALLEL, SharedByConcurrentTests.class);
    assertThat(runs.failed).hasSize(1);
    assertThat(runs.failed.values().iterator().next()).hasMessageContaining("share one cluster through the static field cluster")
        .hasMessageContaining("SAME_THREAD");
  }

  @Hexareme(nodes = -1)
  static final class Impossible {
    @Test
    void anything(TestCluster cluster) {}
  }

  static final class OfAnotherType {
    @Hexareme
    private String text;

    @Test
    void anything() {}
  }

  @Test
  void what_makes_no_sense_is_named() {
    Runs runs = Runs.of(Map.of(), Impossible.class, OfAnotherType.class);
    assertThat(runs.failed.values()).anySatisfy(failure -> assertThat(failure).hasMessage("a cluster has at least 0 nodes, not -1"));
    assertThat(runs.failed.values()).anySatisfy(failure -> assertThat(failure).hasMessageContaining("a field with @Hexareme is a TestCluster"));
  }

  @Test
  void a_class_path_without_a_client_names_the_dependency() {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(
        () -> ClientGift.require("io.fabric8.kubernetes.client.impl.NoSuchClass", "io.fabric8:kubernetes-client", "a KubernetesClient")))
        .hasMessageContaining("add the dependency io.fabric8:kubernetes-client (scope test)").hasMessageContaining("a KubernetesClient");
  }
}
