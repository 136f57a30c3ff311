package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.Deadlock;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.Time;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What one scenario knows: its cluster, who belongs to which groups, the last answer. Each runs on a thread of its own, by which its steps
 * find it, so several may run side by side.
 */
public final class ScenarioWorld {
  private static final ThreadLocal<ScenarioWorld> CURRENT = new ThreadLocal<>();
  private static final int TAIL = 30;

  private final WorldChoice choice;
  private final Map<String, List<String>> groups = new LinkedHashMap<>();
  private final Map<Thing, Value> remembered = new LinkedHashMap<>();
  private final List<Runnable> beforeRequests = new ArrayList<>();
  private final List<Runnable> whenStarted = new ArrayList<>();
  private Lent lent;
  private TestCluster cluster;
  private ClusterClient.Answer lastAnswer;
  private Value lastList = Value.Null.NULL;
  private Watched watch;

  private ScenarioWorld(WorldChoice choice) {
    this.choice = choice;
  }

  static void begin(WorldChoice choice) {
    CURRENT.set(new ScenarioWorld(choice));
  }

  /** Harmless where none has begun. */
  static void end() {
    ScenarioWorld ended = CURRENT.get();
    CURRENT.remove();
    if (ended != null && ended.lent != null) {
      ended.lent.giveBack();
    }
  }

  /** Empty where none has begun. */
  static Optional<ScenarioWorld> find() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** The world of the scenario that runs on this thread. */
  public static ScenarioWorld current() {
    ScenarioWorld world = CURRENT.get();
    if (world == null) {
      throw new IllegalStateException("no scenario runs on this thread, or cucumber.glue does not name " + ScenarioWorld.class.getPackageName());
    }
    return world;
  }

  /** Starts a cluster of the world that was chosen; it ends with the scenario. One that the scenario had before ends now. */
  public void start(ClusterOptions options) {
    if (lent != null) {
      lent.giveBack();
    }
    lent = choice.lend(options);
    use(lent.cluster());
  }

  /** From now on the scenario's cluster is that one, which the caller closes. */
  public void use(TestCluster other) {
    cluster = other;
    lastAnswer = null;
    watch = null;
  }

  public TestCluster cluster() {
    if (cluster == null) {
      throw new IllegalStateException("the scenario has no cluster yet; let it begin with \"Given a cluster of 1 node\"");
    }
    return cluster;
  }

  /** Requests of that user: {@code the administrator}, {@code anonymous}, {@code impostor}, a component by its name, or anybody. */
  public ClusterClient user(String name) {
    return switch (name) {
      case "the administrator" -> cluster().admin();
      case "impostor" -> new Impostor(cluster());
      default -> cluster().as(name, groups.getOrDefault(name, List.of()).toArray(String[]::new));
    };
  }

  void belongs(String user, String group) {
    groups.computeIfAbsent(user, any -> new ArrayList<>()).add(group);
  }

  /** Is run before each request that a step makes in somebody's name and whose answer it keeps. */
  public void beforeRequests(Runnable work) {
    beforeRequests.add(work);
  }

  /** Is run whenever a step has started a cluster, which is ready then. */
  public void whenStarted(Runnable work) {
    whenStarted.add(work);
  }

  /** Pods can be made only where the ServiceAccount of the namespace is there. */
  public void awaitReady() {
    Thing account = new Thing("ServiceAccount", "default");
    judge(within(Duration.ofMinutes(1), () -> !read(account).isNull()), () -> "the cluster makes no default ServiceAccount");
    whenStarted.forEach(Runnable::run);
  }

  void requestComes() {
    beforeRequests.forEach(Runnable::run);
  }

  /** Keeps what was answered in mind, for the steps that judge it. */
  public void answered(ClusterClient.Answer answer) {
    lastAnswer = answer;
    if (answer.body() instanceof Value.Obj object && object.has("items")) {
      lastList = object;
    }
  }

  public ClusterClient.Answer lastAnswer() {
    if (lastAnswer == null) {
      throw new IllegalStateException("nobody has sent a request yet; let a step say \"When the administrator sends GET /version\"");
    }
    return lastAnswer;
  }

  /** The last answer that was a list; {@code NULL} if there was none. */
  public Value lastList() {
    return lastList;
  }

  void watches(Watched opened) {
    watch = opened;
  }

  Watched watch() {
    if (watch == null) {
      throw new IllegalStateException("nobody watches anything yet; let a step say \"Given the administrator watches /api/v1/pods\"");
    }
    return watch;
  }

  void remember(Thing thing) {
    remembered.put(thing, read(thing));
  }

  Value remembered(Thing thing) {
    Value before = remembered.get(thing);
    if (before == null) {
      throw new IllegalStateException("it was not kept in mind; let an earlier step say \"Given the " + thing + " is remembered\"");
    }
    return before;
  }

  /** The object as the administrator reads it; {@code NULL} when there is none. */
  public Value read(Thing thing) {
    return cluster().admin().get(thing.resource(), thing.name());
  }

  /** Where the API serves it. */
  public String path(Thing thing) {
    return cluster().admin().kind(thing.resource()).path(thing.namespace()) + "/" + thing.ownName();
  }

  /** Lets time pass; on the wall clock: waits. */
  public void pass(Duration span) {
    Time time = cluster().time();
    if (time.isVirtual()) {
      time.advance(span);
    } else {
      time.runUntil(() -> false, span);
    }
  }

  /** Waits until it is so, for no longer than that much of the cluster's time; whether it came to be. */
  public boolean within(Duration atMost, BooleanSupplier so) {
    return so.getAsBoolean() || !atMost.isZero() && !atMost.isNegative() && cluster().time().runUntil(so, atMost);
  }

  /** Whether it comes to be in that time, all of which passes if it does not. */
  public boolean everWithin(Duration span, BooleanSupplier so) {
    Duration end = cluster().time().elapsed().plus(span);
    try {
      return within(span, so);
    } catch (Deadlock nothingHappens) {
      pass(end.minus(cluster().time().elapsed()));
      return so.getAsBoolean();
    }
  }

  /** Fails, with what was found and the last of what the cluster's components did, unless it is so. */
  public void judge(boolean so, Supplier<String> found) {
    if (!so) {
      throw new AssertionError(found.get() + tail());
    }
  }

  /** What the components did; empty while there is no cluster. */
  Optional<String> timeline() {
    return cluster == null ? Optional.empty() : Optional.of(cluster.timeline());
  }

  private String tail() {
    List<String> lines = timeline().orElse("").lines().toList();
    return lines.isEmpty() ? "" : "\n\nThe last of what the components did:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  static String show(Duration span) {
    return span.toMillis() % 1000 != 0 ? span.toMillis() + " ms"
        : span.toSeconds() % 60 != 0 || span.isZero() ? span.toSeconds() + " s"
        : span.toMinutes() + " min";
  }
}
