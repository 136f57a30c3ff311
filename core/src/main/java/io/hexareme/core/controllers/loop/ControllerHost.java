package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.controllers.flaw.FlawedController;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Runs a set of controllers on one loop over shared informers. */
public final class ControllerHost {
  private final SharedInformers informers;
  private final List<ControllerRunner> runners = new ArrayList<>();
  /** Who follows which of the kinds that come and go. */
  private final Map<Resource, List<ControllerRunner>> followed = new LinkedHashMap<>();

  /**
   * @param identities the client for each controller's name, with which that controller reads and writes
   * @param informerClient the client of the shared informers; it must be allowed to list and watch all watched kinds
   */
  public ControllerHost(
      Function<String, ApiClient> identities,
      ApiClient informerClient,
      Loop loop,
      Clock clock,
      Randomness randomness,
      Trace trace,
      List<Controller> controllers) {
    this(identities, informerClient, loop, clock, randomness, trace, controllers, Set.of(), NoMetrics.NONE);
  }

  /**
   * @param flaws known bugs put back in on purpose, for simulations that must notice them
   * @param metrics told of each controller's queue
   */
  public ControllerHost(
      Function<String, ApiClient> identities,
      ApiClient informerClient,
      Loop loop,
      Clock clock,
      Randomness randomness,
      Trace trace,
      List<Controller> controllers,
      Set<ControllerFlaw> flaws,
      Metrics metrics) {
    boolean heedless = flaws.contains(ControllerFlaw.ACTS_BEFORE_IT_SEES_ITS_WRITES);
    informers = new SharedInformers(informerClient, loop, this::followDefinitions);
    for (Controller controller : FlawedController.all(controllers, flaws)) {
      Surroundings surroundings = new Surroundings(
          informers, identities.apply(controller.name()), loop, clock, randomness.fork("controllers/" + controller.name()), trace, metrics,
          clock.now());
      ControllerRunner runner = new ControllerRunner(controller, surroundings, heedless);
      runners.add(runner);
      controller.watches().forEach(resource -> informers.follow(resource, runner));
    }
  }

  /** Starts following; each controller begins to work once all its kinds have been listed. Called once, on the loop. */
  public void start() {
    informers.start();
    runners.forEach(ControllerRunner::start);
  }

  /** Kinds have come or gone: every controller sees those that it wants to see. */
  private void followDefinitions() {
    Set<Resource> wanted = new LinkedHashSet<>();
    for (ControllerRunner runner : runners) {
      for (Resource resource : runner.watchesNow()) {
        wanted.add(resource);
        if (followed.computeIfAbsent(resource, r -> new ArrayList<>()).contains(runner)) {
          continue;
        }
        followed.get(resource).add(runner);
        informers.followNow(resource, runner);
      }
    }
    List.copyOf(followed.keySet()).stream().filter(resource -> !wanted.contains(resource)).forEach(gone -> {
      followed.remove(gone);
      informers.forget(gone);
    });
  }

  /** Stops following and takes up no more keys; requests that are on their way are not called back. */
  public void stop() {
    runners.forEach(ControllerRunner::stop);
    informers.stop();
  }

  /** Whether every controller has seen its kinds and has no key ready or in work. */
  public boolean isQuiet() {
    return runners.stream().allMatch(ControllerRunner::isQuiet);
  }
}
