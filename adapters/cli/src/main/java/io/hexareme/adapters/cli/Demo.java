package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.cli.Consequences.Consequence;
import io.hexareme.adapters.cli.Consequences.Source;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Applies, follows, kills, follows, verifies. */
final class Demo {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int QUIET_LOOKS = 10;
  private static final int MOST_LOOKS = 100;
  private static final Duration MOMENT = Duration.ofMillis(100);

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
  private final List<Consequence> held = new ArrayList<>();
  private long seen;

  /** @param patience how long each phase may take */
  Demo(Cluster cluster, DemoClient client, PrintWriter out, LineLayout layout, boolean everything, Duration patience) {
    this.cluster = cluster;
    this.trace = cluster.trace();
    this.client = client;
    this.state = new DemoState(client);
    this.out = out;
    this.layout = layout;
    this.patience = patience;
    this.anatomy = new Anatomy(deploymentTrace, everything);
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
    consequences.follow(deploymentTrace, Source.outside("your request"));
    consequences.follow(serviceTrace, Source.outside("your request"));
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
    settle();
    int left = anatomy.takeLeftOut();
    if (left > 0) {
      out.println("        … and " + left + " more of the same for the other Pods and for Endpoints (--all tells them)");
    }
    out.flush();
  }

  private static String missing(List<Supplier<String>> lacks) {
    return lacks.stream().map(Supplier::get).filter(lack -> !lack.isEmpty()).findFirst().orElse("");
  }

  /** Waits until all that followed has been told, but not for ever. */
  private void settle() throws InterruptedException {
    for (int looks = 0, quiet = 0; quiet < QUIET_LOOKS && looks < MOST_LOOKS; looks++) {
      quiet = tell() ? 0 : quiet + 1;
      Thread.sleep(LOOK_AGAIN);
    }
  }

  /**
   * Tells what happened a moment ago; false when there was nothing to tell. A moment, because some record what they began only when they
   * are through with it: by then all of it is known, and can be told in the order of time.
   */
  private boolean tell() {
    List<Recorded> fresh = trace.since(seen);
    if (!fresh.isEmpty()) {
      seen = fresh.getLast().sequence();
    }
    fresh.stream().map(Recorded::event).filter(this::isExit).forEach(exit -> consequences.adopt(exit.span(), Source.outside("your hand")));
    held.addAll(consequences.take(fresh));
    held.sort(Comparator.comparing(Consequence::place));
    Instant past = Instant.now().minus(MOMENT);
    List<Consequence> due = held.stream().filter(each -> each.place().isBefore(past)).toList();
    held.removeAll(due);
    due.stream().flatMap(each -> anatomy.tell(each).stream()).map(layout::line).forEach(out::println);
    out.flush();
    return !due.isEmpty();
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
