package io.hexareme.core.scheduler;

import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.priority;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order: no node gets more than it has, no Pod is bound twice, and who fits gets in at the end. */
class SchedulerPropertyTest {
  private static final long NODE_MILLIS = 2000;

  private static final class Quiet implements Trace {
    private final List<String> decisions = new ArrayList<>();

    @Override
    public void record(TraceEvent event) {
      decisions.add(event.at() + " " + event.subject() + " " + event.details());
    }

    @Override
    public List<Recorded> since(long afterSequence) {
      return List.of();
    }
  }

  private static List<String> run(long seed) {
    Random random = new Random(seed);
    ManualLoop loop = new ManualLoop();
    StubApiServer server = new StubApiServer(loop);
    Quiet trace = new Quiet();
    Scheduler scheduler = new Scheduler(
        new ApiClient(server, new Credential.None(), "kube-scheduler"), loop, loop.clock(), new SeededRandomness(seed), trace);
    for (int i = 0; i < 4; i++) {
      server.put(node("node-" + i, NODE_MILLIS + "m", "8Gi", 6));
    }
    server.onBinding = request -> random.nextInt(8) == 0 ? fault(random) : null;
    scheduler.start();
    for (int step = 0; step < 300; step++) {
      disturb(server, random, step);
      loop.runAll();
      loop.advance(Duration.ofMillis(random.nextInt(1500)));
      check(server);
    }
    server.onBinding = request -> null;
    server.release();
    loop.advance(Duration.ofMinutes(11));
    check(server);
    nobodyWhoFitsIsLeft(server);
    assertThat(server.log.stream().filter(line -> line.startsWith("bind")).map(line -> line.split(" ")[1]))
        .as("no Pod is bound twice").doesNotHaveDuplicates();
    return trace.decisions;
  }

  private static io.hexareme.ports.api.ApiResponse fault(Random random) {
    return random.nextBoolean()
        ? StubApiServer.failure(503, "ServiceUnavailable", "no leader")
        : StubApiServer.failure(409, "Conflict", "not now");
  }

  private static void disturb(StubApiServer server, Random random, int step) {
    switch (random.nextInt(7)) {
      case 0, 1, 2 -> server.put(
          priority(pod("p" + step, (100 * (1 + random.nextInt(12))) + "m", "1Gi"), 10 * random.nextInt(3)));
      case 3 -> {
        List<Obj> pods = new ArrayList<>();
        server.pods().forEach(pods::add);
        if (!pods.isEmpty()) {
          server.delete(pods.get(random.nextInt(pods.size())));
        }
      }
      case 4 -> server.holdWatches = true;
      case 5 -> server.release();
      case 6 -> server.loseBindingAnswers = true;
      default -> throw new IllegalStateException();
    }
  }

  private static Map<String, Long> used(StubApiServer server) {
    Map<String, Long> used = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Obj pod : server.pods()) {
      String node = pod.text("spec", "nodeName");
      if (!node.isEmpty()) {
        used.merge(node, PodInfo.of(pod).requests().milliCpu(), Long::sum);
        counts.merge(node, 1L, Long::sum);
      }
    }
    assertThat(counts.values()).as("Pods per node").allMatch(count -> count <= 6);
    return used;
  }

  private static void check(StubApiServer server) {
    assertThat(used(server).values()).as("cpu per node").allMatch(millis -> millis <= NODE_MILLIS);
  }

  /** At rest, with victims gone for good, a Pod that waits would fit on no node, or would have to take another's place. */
  private static void nobodyWhoFitsIsLeft(StubApiServer server) {
    Map<String, Long> used = used(server);
    Map<String, Long> counts = new LinkedHashMap<>();
    server.pods().forEach(pod -> counts.merge(pod.text("spec", "nodeName"), 1L, Long::sum));
    for (Obj pod : server.pods()) {
      boolean waits = pod.text("spec", "nodeName").isEmpty() && !Meta.isTerminating(pod);
      if (waits && pod.at("spec", "priority").equals(Value.of(20)) && pod.text("status", "nominatedNodeName").isEmpty()) {
        long wants = PodInfo.of(pod).requests().milliCpu();
        for (int i = 0; i < 4; i++) {
          String node = "node-" + i;
          boolean fits = used.getOrDefault(node, 0L) + wants <= NODE_MILLIS && counts.getOrDefault(node, 0L) < 6;
          assertThat(fits && nobodyIsNominatedFor(node, server)).as(Meta.name(pod) + " on " + node).isFalse();
        }
      }
    }
  }

  private static boolean nobodyIsNominatedFor(String node, StubApiServer server) {
    for (Obj pod : server.pods()) {
      if (pod.text("spec", "nodeName").isEmpty() && pod.text("status", "nominatedNodeName").equals(node)) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void no_node_gets_more_than_it_has_and_no_pod_is_bound_twice(long seed) {
    run(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42})
  void the_same_seed_gives_the_same_decisions(long seed) {
    assertThat(run(seed)).isEqualTo(run(seed)).isNotEmpty();
  }
}
