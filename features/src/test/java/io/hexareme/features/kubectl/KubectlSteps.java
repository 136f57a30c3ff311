package io.hexareme.features.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.testkit.gherkin.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/** Commands by every kubectl of the machine on one cluster in real time; each has a namespace of its own per scenario. */
@ScenarioScoped
public final class KubectlSteps {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final AtomicReference<Throwable> FAILURE = new AtomicReference<>();
  private static Cluster cluster;
  private static int scenarios;

  private final List<Terminal> terminals = new ArrayList<>();
  private Path directory;

  @Given("a kubectl with a namespace of its own")
  public void aKubectl() throws IOException {
    List<Path> kubectls = Kubectls.all();
    if (kubectls.isEmpty()) {
      throw new TestAbortedException("skipped: there is no kubectl on the PATH and HEXAREME_KUBECTL names none");
    }
    if (cluster == null) {
      cluster = Cluster.start(ClusterSettings.inMemory().withNodes(kubectls.size() + 1), FAILURE::set);
    }
    directory = Files.createTempDirectory("hexareme-kubectl");
    scenarios++;
    for (int i = 0; i < kubectls.size(); i++) {
      String namespace = "k" + (i + 1) + "-" + scenarios;
      terminals.add(new Terminal(directory.resolve(namespace), kubectls.get(i), cluster.kubeconfig(), namespace, "node-" + (i + 1)));
    }
    together(terminal -> succeed(terminal,
        "kubectl create namespace $NS\nuntil kubectl get serviceaccount default >/dev/null 2>&1; do sleep 0.05; done"));
  }

  @Given("the file {word}:")
  public void theFile(String name, String text) throws IOException {
    for (Terminal terminal : terminals) {
      terminal.write(name, text);
    }
  }

  /** A script for bash that stops at the first command that fails. {@code $NS} and {@code $NODE} are the kubectl's own. */
  @When("these commands are run:")
  public void areRun(String script) {
    together(terminal -> succeed(terminal, script));
  }

  /** All kubectls at once: they are processes of their own in namespaces of their own. */
  private void together(Consumer<Terminal> work) {
    CompletableFuture<?>[] begun = terminals.stream()
        .map(terminal -> CompletableFuture.runAsync(() -> work.accept(terminal), Thread::startVirtualThread))
        .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(begun).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof AssertionError judged) {
        throw judged;
      }
      throw failed;
    }
  }

  private static void succeed(Terminal terminal, String script) {
    Terminal.Ended ended = terminal.run(script);
    assertThat(ended.code()).withFailMessage(() -> terminal + " failed with " + ended.code() + ": " + script + "\n" + ended.output()).isZero();
  }

  @When("this command fails:")
  public void fails(String script) {
    terminals.forEach(terminal -> assertThat(terminal.run(script).code()).as(terminal + ": " + script).isNotZero());
  }

  @When("this command is left running:")
  public void isLeftRunning(String script) {
    terminals.forEach(terminal -> terminal.begin(script));
  }

  /** Each line, in which {@code *} stands for any text, is among those printed, in this order; blanks count once. */
  @Then("this is printed:")
  public void isPrinted(String expected) {
    for (Terminal terminal : terminals) {
      assertThat(missing(terminal, expected)).withFailMessage(() -> terminal + " does not print\n  "
          + missing(terminal, expected) + "\nbut\n" + terminal.output()).isEmpty();
    }
  }

  @Then("this comes to be printed:")
  public void comesToBePrinted(String expected) throws InterruptedException {
    for (Terminal terminal : terminals) {
      for (long waited = 0; waited < PATIENCE_MILLIS && !missing(terminal, expected).isEmpty(); waited += 50) {
        Thread.sleep(50);
      }
    }
    isPrinted(expected);
  }

  @Then("{string} is not printed")
  public void isNotPrinted(String text) {
    terminals.forEach(terminal -> assertThat(terminal.output()).as(terminal.toString()).doesNotContain(text));
  }

  @Then("nothing is printed")
  public void nothingIsPrinted() {
    terminals.forEach(terminal -> assertThat(terminal.output()).as(terminal.toString()).isBlank());
  }

  /** The first expected line that is not printed where it should be; empty when all are. */
  private static String missing(Terminal terminal, String expected) {
    List<String> lines = terminal.output().lines().map(KubectlSteps::single).toList();
    int at = 0;
    for (String line : terminal.own(expected).lines().map(KubectlSteps::single).toList()) {
      while (at < lines.size() && !Field.isAs(line, lines.get(at))) {
        at++;
      }
      if (at++ >= lines.size()) {
        return line;
      }
    }
    return "";
  }

  private static String single(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  @After("@kubectl")
  public void close() throws IOException {
    terminals.forEach(Terminal::close);
    if (directory != null) {
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    assertThat(FAILURE.get()).as("a failure within the cluster").isNull();
  }

  @AfterAll
  public static void closeCluster() {
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }
}
