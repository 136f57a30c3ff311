package io.hexareme.adapters.testkit;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.adapters.simulation.api.RequestMatch;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Sentences to faults as data. */
final class FluentFaults implements Faults {
  private static final Duration TIME_OUT = Duration.ofSeconds(30);
  private static final List<String> UPDATES = List.of("update", "patch");
  private static final List<String> READS = List.of("get", "list");
  private static final List<String> WATCHES = List.of("watch");

  private final Breakage cluster;
  private final Set<Runnable> repairs = new LinkedHashSet<>();

  FluentFaults(Breakage cluster) {
    this.cluster = cluster;
  }

  @Override
  public Requests next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the next " + count + " requests are none");
    }
    return new Named(fault -> fault.first(count));
  }

  @Override
  public Requests every(int nth) {
    if (nth < 1) {
      throw new IllegalArgumentException("every request is every(1), every second one every(2); there is no every(" + nth + ")");
    }
    return new Named(fault -> fault.every(nth));
  }

  @Override
  public Requests all() {
    return new Named(UnaryOperator.identity());
  }

  @Override
  public OfNode node(String name) {
    return new BrokenNode(cluster, name, repairs);
  }

  @Override
  public OfMember storeMember(int number) {
    return new BrokenMember(cluster, number, repairs);
  }

  @Override
  public OfServer apiServer() {
    return new BrokenServer(cluster, repairs);
  }

  @Override
  public OfWebhook webhook(String place) {
    boolean named = place.contains("://") || place.contains("/");
    return new BrokenWebhook(cluster, named ? place : "default/" + place, repairs);
  }

  @Override
  public void compactNow() {
    cluster.compactNow();
    cluster.tell("the store's history is compacted");
  }

  @Override
  public void end() {
    cluster.endRequestFaults();
    cluster.tell("all faults end");
    List<Runnable> open = List.copyOf(repairs);
    repairs.clear();
    open.forEach(Runnable::run);
  }

  private final class Named implements Requests {
    private final UnaryOperator<ApiFault> times;

    Named(UnaryOperator<ApiFault> times) {
      this.times = times;
    }

    @Override
    public Befalling writesTo(String resource) {
      return new Befallen(RequestMatch.ANY.verbs(RequestMatch.WRITES).of(resource), times);
    }

    @Override
    public Befalling updatesOf(String resource) {
      return new Befallen(RequestMatch.ANY.verbs(UPDATES).of(resource), times);
    }

    @Override
    public Befalling readsOf(String resource) {
      return new Befallen(RequestMatch.ANY.verbs(READS).of(resource), times);
    }

    @Override
    public Befalling watchesOf(String resource) {
      return new Befallen(RequestMatch.ANY.verbs(WATCHES).of(resource), times);
    }

    @Override
    public Befalling requestsBy(String component) {
      return new Befallen(RequestMatch.ANY.by(component), times);
    }
  }

  private final class Befallen implements Befalling {
    private final RequestMatch match;
    private final UnaryOperator<ApiFault> times;

    Befallen(RequestMatch match, UnaryOperator<ApiFault> times) {
      this.match = match;
      this.times = times;
    }

    @Override
    public Befalling by(String component) {
      return new Befallen(match.by(component), times);
    }

    @Override
    public Befalling during(Duration span) {
      return new Befallen(match, fault -> times.apply(fault).during(span));
    }

    @Override
    public void commitButTimeOut() {
      befall(new Effect.LoseAnswer(TIME_OUT));
    }

    @Override
    public void areLost() {
      befall(new Effect.LoseRequest(TIME_OUT));
    }

    @Override
    public void conflict() {
      befall(Refusals.conflict());
    }

    @Override
    public void answer(int code) {
      befall(Refusals.of(code));
    }

    @Override
    public void take(Duration time) {
      befall(new Effect.Delay(time));
    }

    @Override
    public void drop() {
      befall(new Effect.DropWatch());
    }

    @Override
    public void dropAndResumeStale() {
      RequestMatch lists = match.verbs(READS);
      cluster.befall(times.apply(ApiFault.of(lists, new Effect.StaleList())));
      cluster.befall(times.apply(ApiFault.of(match, new Effect.DropWatch())).first(1));
      befall(new Effect.LagWatch(TIME_OUT));
    }

    private void befall(Effect effect) {
      ApiFault fault = times.apply(ApiFault.of(match, effect));
      cluster.befall(fault);
      cluster.tell(FaultWords.of(fault));
    }
  }
}
