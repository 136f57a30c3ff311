package io.hexareme.features.support;

import io.cucumber.guice.ScenarioScoped;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** The cluster of the scenario, in virtual time, and what is remembered of it from step to step. */
@ScenarioScoped
public final class TheCluster {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Map<String, List<String>> groups = new LinkedHashMap<>();
  private SimulatedCluster cluster;
  private long historyUntil;
  private Answer lastAnswer;
  private Value lastList = Value.Null.NULL;

  public void is(SimulatedCluster started) {
    cluster = started;
    lastAnswer = null;
    traceBeginsHere();
  }

  public SimulatedCluster parts() {
    if (cluster == null) {
      throw new IllegalStateException("the scenario has started no cluster yet");
    }
    return cluster;
  }

  /** Requests of that user: the administrator, a component by its name, {@code anonymous}, {@code impostor} or anybody with a certificate. */
  public Client user(String name) {
    return new Client(parts(), credential(name), name.startsWith("the ") ? "kubectl" : name.substring(name.lastIndexOf(':') + 1));
  }

  public Client administrator() {
    return user("the administrator");
  }

  private Credential credential(String name) {
    if (name.startsWith("system:")) {
      return parts().credential(name);
    }
    return switch (name) {
      case "the administrator" -> parts().credential("system:admin");
      case "anonymous" -> new Credential.None();
      case "impostor" -> new Credential.Bearer("no-token-of-this-cluster");
      default -> new Credential.Certificate(name, groups.getOrDefault(name, List.of()));
    };
  }

  public void belongs(String user, List<String> to) {
    groups.put(user, to);
  }

  public void answered(Answer answer) {
    lastAnswer = answer;
    if (answer.body() instanceof Value.Obj object && object.has("items")) {
      lastList = object;
    }
  }

  /** The last answer that was a list. */
  public Value lastList() {
    return lastList;
  }

  public Answer lastAnswer() {
    return lastAnswer;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    parts().world().advance(time);
  }

  /** Runs the world until the stage is complete, for no longer than that; whether it is. */
  public boolean until(CompletionStage<?> stage, Duration atMost) {
    return parts().world().runUntil(stage.toCompletableFuture()::isDone, atMost);
  }

  /** Lets time pass until it is so, looking every {@value} of virtual time; whether it came to be. */
  public boolean until(BooleanSupplier so, Duration atMost) {
    for (Duration passed = Duration.ZERO; passed.compareTo(atMost) <= 0; passed = passed.plus(LOOK_EVERY)) {
      if (so.getAsBoolean()) {
        return true;
      }
      pass(LOOK_EVERY);
    }
    return false;
  }

  /** The object as the administrator reads it; {@code NULL} when there is none. */
  public Value read(Thing thing) {
    Answer answer = administrator().get(thing.path());
    return answer.code() == 404 ? Value.Null.NULL : ok(answer).body();
  }

  /** All objects of a kind, of every namespace, as the administrator reads them. */
  public List<Value> list(Kind kind) {
    return ok(administrator().get(kind.path())).body().list("items");
  }

  public static Answer ok(Answer answer) {
    if (!answer.isOk()) {
      throw new AssertionError("refused: " + answer);
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
