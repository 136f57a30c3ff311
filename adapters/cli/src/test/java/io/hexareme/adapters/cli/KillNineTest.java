package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a whole cluster under load, again and again, and looks at what the next start makes of its files. {@code hexareme.kill.rounds}
 * says how often, {@code hexareme.kill.seed} where chance begins.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillNineTest {
  private static final int ROUNDS = Integer.getInteger("hexareme.kill.rounds", 4);
  private static final long SEED = Long.getLong("hexareme.kill.seed", 20261122);
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

  private final Random random = new Random(SEED);
  private final List<Writer> writers = IntStream.range(0, 4).mapToObj(i -> new Writer("writer-" + i + "-", new Random(SEED + i))).toList();
  private final Workloads workloads = new Workloads(new Random(SEED + 99));

  @TempDir
  private Path directory;

  private final Resumption watch = new Resumption();
  private Map<String, Workloads.Running> running = Map.of();

  @Test
  void what_was_acknowledged_outlives_kill_nine_and_what_ran_runs_on() throws Exception {
    Path data = directory.resolve("data");
    for (int round = 0; round < ROUNDS; round++) {
      if (random.nextInt(3) == 0) {
        killWhileStarting(data);
      }
      try (UpProcess up = UpProcess.start(data)) {
        KubeconfigFile config = up.ready();
        check(config, round);
        load(config, up::kill);
      }
    }
    try (UpProcess up = UpProcess.start(data)) {
      check(up.ready(), ROUNDS);
    }
  }

  @Test
  void sigterm_under_load_ends_it_cleanly_with_exit_code_0() throws Exception {
    Path data = directory.resolve("data");
    try (UpProcess up = UpProcess.start(data)) {
      KubeconfigFile config = up.ready();
      check(config, 0);
      load(config, () -> assertThat(up.terminate()).isZero());
    }
    try (UpProcess up = UpProcess.start(data)) {
      check(up.ready(), 1);
      assertThat(up.terminate()).isZero();
    }
  }

  @Test
  void a_first_start_killed_at_any_moment_is_finished_by_the_next() throws IOException {
    Path data = directory.resolve("data");
    for (int kill = 0; kill < 3; kill++) {
      killWhileStarting(data);
    }
    try (UpProcess up = UpProcess.start(data); Remote remote = new Remote(up.ready())) {
      List<String> roles = names(remote.get("/apis/rbac.authorization.k8s.io/v1/clusterroles"));
      assertThat(roles).contains("cluster-admin", "system:node", "system:kube-scheduler", "view");
      assertThat(names(remote.get("/api/v1/namespaces"))).contains("default", "kube-system", "kube-public", "kube-node-lease");
      workloads.create(remote);
      workloads.converge(remote);
      assertThat(up.terminate()).isZero();
    }
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("kubeconfig", "pki", "runtime", "store");
    }
  }

  private static List<String> names(Value list) {
    return list.list("items").stream().map(item -> item.text("metadata", "name")).toList();
  }

  private void killWhileStarting(Path data) {
    try (UpProcess up = UpProcess.start(data)) {
      if (random.nextInt(4) == 0) {
        up.runFor(random.nextInt(1_000));
      } else {
        up.runUntilItHoldsTheStore();
        up.runFor(random.nextInt(800));
      }
      up.kill();
    }
  }

  /** Lets everybody write, and ends the process after a number of acknowledged writes. */
  private void load(KubeconfigFile config, Runnable end) throws Exception {
    CountDownLatch acknowledged = new CountDownLatch(1 + random.nextInt(400));
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> all = new ArrayList<>();
      writers.forEach(writer -> all.add(threads.submit(() -> writer.run(config, acknowledged::countDown))));
      all.add(threads.submit(() -> workloads.scale(config)));
      all.add(threads.submit(() -> watch.follow(config)));
      acknowledged.await();
      end.run();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  /** Everything that must hold when the cluster is up again. */
  private void check(KubeconfigFile config, int round) {
    try (Remote remote = new Remote(config)) {
      Value list = remote.get(CONFIG_MAPS, Map.of("labelSelector", Remote.LABEL));
      Map<String, Ledger.Version> there = Writer.there(list);
      there.remove(Resumption.MARKER);
      for (Writer writer : writers) {
        writer.ledger().check(owned(there, writer));
      }
      long revision = Long.parseLong(list.text("metadata", "resourceVersion"));
      long highest = writers.stream().mapToLong(writer -> writer.ledger().highest()).max().orElseThrow();
      assertThat(revision).as("the store's revision").isGreaterThanOrEqualTo(highest);
      long marker = mark(remote, round);
      assertThat(marker).isGreaterThan(revision);
      if (round > 0) {
        watch.check(config, marker, there, writers);
      }
      watch.from(marker, there);
      if (round == 0) {
        workloads.create(remote);
      }
      workloads.converge(remote);
      Map<String, Workloads.Running> now = Workloads.running(remote);
      Workloads.checkAdopted(running, now);
      running = now;
    }
  }

  private static Map<String, Ledger.Version> owned(Map<String, Ledger.Version> there, Writer writer) {
    Map<String, Ledger.Version> owned = new LinkedHashMap<>(there);
    owned.keySet().removeIf(name -> !writer.owns(name));
    return owned;
  }

  private static long mark(Remote remote, int round) {
    Value marker = Value.obj("apiVersion", "v1", "kind", "ConfigMap", "data", Value.obj("content", "round " + round),
        "metadata", Value.obj("name", Resumption.MARKER, "labels", Value.obj("load", "killed")));
    return round == 0
        ? remote.must("POST", CONFIG_MAPS, marker).revision()
        : remote.must("PUT", CONFIG_MAPS + "/" + Resumption.MARKER, marker).revision();
  }
}
