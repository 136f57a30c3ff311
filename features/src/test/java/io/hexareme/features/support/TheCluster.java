package io.hexareme.features.support;

import io.cucumber.guice.ScenarioScoped;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.testkit.ClusterClient.Answer;
import io.hexareme.adapters.testkit.VirtualCluster;
import io.hexareme.adapters.testkit.gherkin.Field;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.adapters.testkit.gherkin.Thing;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What is behind the scenario's cluster, of one in virtual time: its parts, its trace, requests that nobody waits for. */
@ScenarioScoped
public final class TheCluster {
  private VirtualCluster own;
  private long historyUntil;

  /** A cluster of another shape than users' features can ask for. */
  public void is(Supplier<SimulatedCluster> start) {
    close();
    own = VirtualCluster.of(start);
    ScenarioWorld.current().use(own);
    traceBeginsHere();
  }

  public void close() {
    if (own != null) {
      own.close();
    }
  }

  /** @throws IllegalStateException in a world that cannot be looked into */
  public SimulatedCluster parts() {
    if (ScenarioWorld.current().cluster() instanceof VirtualCluster cluster) {
      return cluster.parts();
    }
    throw new IllegalStateException("this step looks inside, which only virtual time allows: tag the scenario @inside");
  }

  public boolean canBeLookedInto() {
    return ScenarioWorld.current().cluster() instanceof VirtualCluster;
  }

  /** A request of the administrator's; the world must be run for the answer to come. {@code body} null for none. */
  public CompletionStage<Answer> begin(String method, String path, Value body) {
    Map<String, String> headers = new LinkedHashMap<>(Map.of("accept", Body.TREE, "user-agent", "kubectl"));
    if (body != null) {
      headers.put("content-type", Body.TREE);
    }
    int mark = path.indexOf('?');
    Map<String, List<String>> query = mark < 0 ? Map.of() : Map.of(path.substring(mark + 1).split("=")[0], List.of(path.substring(mark + 1).split("=")[1]));
    ApiRequest request = new ApiRequest(method, mark < 0 ? path : path.substring(0, mark), query, headers,
        body == null ? new Body.None() : new Body.Tree(body), ScenarioWorld.current().cluster().administrator(), "");
    return ScenarioWorld.current().cluster().server().handle(request).thenApply(TheCluster::answer);
  }

  private static Answer answer(ApiResponse response) {
    return new Answer(response.code(), response.headers(), response instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value tree)) ? tree : Value.Null.NULL);
  }

  /** A read with headers of its own, in any world; waits for the answer. */
  public Answer sends(Credential credential, String path, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("accept", Body.TREE);
    all.put("user-agent", "kubectl");
    ApiRequest request = new ApiRequest("GET", path, Map.of(), all, new Body.None(), credential, "");
    return answer(ScenarioWorld.current().cluster().time().await(ScenarioWorld.current().cluster().server().handle(request)));
  }

  /** What the server answers in text, such as to {@code /readyz?verbose}. */
  public String text(String path, String parameter) {
    ApiResponse answer = parts().call(new ApiRequest("GET", path, parameter.isEmpty() ? Map.of() : Map.of(parameter, List.of("")), Map.of(),
        new Body.None(), ScenarioWorld.current().cluster().administrator(), ""));
    return answer instanceof ApiResponse.Whole whole && whole.body() instanceof Body.Encoded encoded ? encoded.joined().utf8() : "";
  }

  public void answered(Answer answer) {
    ScenarioWorld.current().answered(answer);
  }

  public Answer lastAnswer() {
    return ScenarioWorld.current().lastAnswer();
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    ScenarioWorld.current().pass(time);
  }

  /** Runs the world until the stage is complete, for no longer than that; whether it is. */
  public boolean until(CompletionStage<?> stage, Duration atMost) {
    return parts().world().runUntil(stage.toCompletableFuture()::isDone, atMost);
  }

  public boolean until(BooleanSupplier so, Duration atMost) {
    return ScenarioWorld.current().within(atMost, so);
  }

  /** The object as the administrator reads it; {@code NULL} when there is none. */
  public Value read(Thing thing) {
    return ScenarioWorld.current().read(thing);
  }

  public static Answer ok(Answer answer) {
    if (!answer.isOk()) {
      throw new AssertionError("refused: " + answer.code() + " " + Field.show(answer.body()));
    }
    return answer;
  }

  /** From here on the trace is looked at. */
  public void traceBeginsHere() {
    historyUntil = parts().trace().since(0).stream().mapToLong(recorded -> recorded.sequence()).max().orElse(0);
  }

  /** What the components told since {@link #traceBeginsHere}. */
  public List<TraceEvent> trace() {
    return parts().trace().since(historyUntil).stream().map(recorded -> recorded.event()).toList();
  }

  /** What the components told from the very beginning. */
  public List<TraceEvent> wholeTrace() {
    return parts().trace().since(0).stream().map(recorded -> recorded.event()).toList();
  }
}
