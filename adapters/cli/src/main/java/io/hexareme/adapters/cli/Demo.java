package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.cli.Consequences.Source;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Applies, follows, kills, follows, verifies. */
final class Demo {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int QUIET_LOOKS = 10;

  private final Cluster cluster;
  private final Trace trace;
  private final DemoClient client;
  private final DemoState state;
  private final PrintWriter out;
  private final LineLayout layout;
  private final Duration patience;
  private final Consequences consequences = new Consequences();
  private final String deploymentTrace = newTrace();
  private final String serviceTrace = newTrace();
  private final Anatomy anatomy;
  private long seen;

  /** @param patience how long each phase may take */
  Demo(Cluster cluster, DemoClient client, PrintWriter out, LineLayout layout, boolean everyPod, Duration patience) {
    this.cluster = cluster;
    this.trace = cluster.trace();
    this.client = client;
    this.state = new DemoState(client);
    this.out = out;
    this.layout = layout;
    this.patience = patience;
    this.anatomy = new Anatomy(deploymentTrace, everyPod);
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** @throws DemoFailure saying what did not happen */
  void run() throws InterruptedException {
    apply();
    String pod = anatomy.followed().substring(anatomy.followed().indexOf('/') + 1);
    kill(pod);
    verify(pod);
  }

  private void apply() throws InterruptedException {
    title("You apply a Deployment of " + DemoState.REPLICAS + " and a Service.");
    out.println(layout.head());
    consequences.follow(deploymentTrace, new Source("", "your request", ""));
    consequences.follow(serviceTrace, new Source("", "your request", ""));
    trace.since(0).stream().mapToLong(Recorded::sequence).max().ifPresent(last -> seen = last);
    client.apply(DemoState.DEPLOYMENT, DemoManifests.DEPLOYMENT, deploymentTrace);
    client.apply(DemoState.SERVICE, DemoManifests.SERVICE, serviceTrace);
    followUntil(List.of(state::deploymentLacks, state::serviceLacks));
  }

  private void kill(String pod) throws InterruptedException {
    String node = state.nodeOf(pod);
    title("You kill the container of Pod " + pod + " by hand, on " + node + ", behind the kubelet's back.");
    out.println(layout.head());
    boolean killed = cluster.nodes().kill(node, DemoState.NAMESPACE, pod, DemoManifests.CONTAINER).toCompletableFuture().join();
    if (!killed) {
      throw new DemoFailure("no container of Pod " + pod + " runs on node " + node);
    }
    followUntil(List.of(() -> state.restartLacks(pod), state::deploymentLacks, state::serviceLacks));
  }

  private void verify(String pod) {
    title("As desired:");
    out.println("  ✓ Deployment " + DemoState.NAME + ": " + DemoState.REPLICAS + " of " + DemoState.REPLICAS + " replicas available");
    out.println("  ✓ Service " + DemoState.NAME + ": " + DemoState.REPLICAS + " ready addresses");
    out.println("  ✓ Pod " + pod + ": ready, restarted once");
    out.flush();
  }

  /** Tells what happens until nothing is missing any more and all that led to it has been told. */
  private void followUntil(List<Supplier<String>> lacks) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    String missing = missing(lacks);
    while (!missing.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new DemoFailure("did not happen within " + patience.toSeconds() + " s: " + missing);
      }
      tell();
      Thread.sleep(LOOK_AGAIN);
      missing = missing(lacks);
    }
    for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
      quiet = tell() ? 0 : quiet;
      Thread.sleep(LOOK_AGAIN);
    }
    int left = anatomy.takeLeftOut();
    if (left > 0) {
      out.println("        … and " + left + " like steps for the other Pods (--all tells them too)");
    }
    out.flush();
  }

  private static String missing(List<Supplier<String>> lacks) {
    return lacks.stream().map(Supplier::get).filter(lack -> !lack.isEmpty()).findFirst().orElse("");
  }

  /** Tells what was recorded since the last call; false when there was nothing to tell. */
  private boolean tell() {
    List<Recorded> fresh = trace.since(seen);
    if (!fresh.isEmpty()) {
      seen = fresh.getLast().sequence();
    }
    fresh.stream().map(Recorded::event).filter(this::isExit).forEach(exit -> consequences.adopt(exit.span(), new Source("", "your hand", "")));
    List<String> lines = consequences.take(fresh).stream().flatMap(each -> anatomy.tell(each).stream()).map(layout::line).toList();
    lines.forEach(out::println);
    out.flush();
    return !lines.isEmpty();
  }

  /** That a container exits has no cause in the cluster; of the Pod that is followed, it is the demo's own doing. */
  private boolean isExit(TraceEvent event) {
    return event.action().equals("container-exited") && event.subject().equals("Pod " + anatomy.followed());
  }

  private void title(String text) {
    out.println();
    out.println(layout.title(text));
  }
}
