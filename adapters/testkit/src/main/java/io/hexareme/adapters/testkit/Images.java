package io.hexareme.adapters.testkit;

import io.hexareme.ports.runtime.ContainerImages;
import io.hexareme.ports.runtime.ContainerProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the images of a test's cluster do, as functions and as scripts:
 *
 * <pre>
 * cluster.images()
 *     .image("acme/web", ctx -&gt; ctx.serve(8080, call -&gt; HttpReply.ok("I am " + ctx.pod())))
 *     .image("acme/client", ctx -&gt; ctx.every(Duration.ofSeconds(1), () -&gt; ctx.http("http://web/")
 *         .thenAccept(reply -&gt; ctx.log(reply.text()))))
 *     .script("acme/slow", "pull takes 3s; exit 0 after 5s");
 * </pre>
 *
 * They count for containers that are created afterwards, and stay over {@link TestCluster#reset}. An image of which nothing is said runs
 * until it is stopped. A function is called on the cluster's loop and must not block; in virtual time it is the test's own thread.
 */
public final class Images implements ContainerImages {
  private final List<Consumer<ContainerImages>> said = new ArrayList<>();
  private ContainerImages of;

  /** @param of those of the cluster as it runs now */
  Images(ContainerImages of) {
    this.of = of;
  }

  /** The cluster has begun anew; what was said goes on counting. */
  synchronized void in(ContainerImages others) {
    of = others;
    said.forEach(sentence -> sentence.accept(others));
  }

  /** A branch of the cluster knows what was said so far. */
  synchronized void saidAgain(Images branch) {
    said.forEach(branch::say);
  }

  @Override
  public synchronized Images image(String name, ContainerProgram program) {
    return say(images -> images.image(name, program));
  }

  @Override
  public synchronized Images script(String name, String script) {
    return say(images -> images.script(name, script));
  }

  private Images say(Consumer<ContainerImages> sentence) {
    sentence.accept(of);
    said.add(sentence);
    return this;
  }
}
