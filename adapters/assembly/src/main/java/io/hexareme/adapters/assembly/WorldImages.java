package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Takes images of a simulated cluster's processes, and has them go on from one. */
final class WorldImages {
  /** So much later than store, API servers and machines the rest starts: whoever asks at once is answered before that catches up. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final SimulatedWorld world;
  private final ClusterProcesses processes;
  private final Heritage heritage;
  private final Epochs epochs = new Epochs();
  private final Loop supervisor;
  private long beginnings;

  WorldImages(SimulatedWorld world, ClusterProcesses processes, Heritage heritage) {
    this.world = world;
    this.processes = processes;
    this.heritage = heritage;
    this.supervisor = world.loop("images");
  }

  WorldImage take(WorldImage.Origin origin, ServerLife.Content content) {
    Map<String, WorldImage.Process> all = new LinkedHashMap<>();
    for (Component component : processes.components()) {
      all.put(component.name(),
          new WorldImage.Process(component.process().running(), component.lives(), component.process().clockState()));
    }
    return new WorldImage(origin, world.elapsed(), world.hash(), content, processes.nodes().images(), all);
  }

  /**
   * Ends everything, and has it begin again at the image's instant, on its objects. Gives what to wait for: that the API servers serve.
   *
   * <p>Revisions leap: what was written since the image was taken is undone, but clients may remember its revisions, which must not
   * come to mean something else.
   */
  List<CompletionStage<Void>> restore(WorldImage image, LogPlace log) {
    processes.components().forEach(component -> component.process().crash());
    processes.servers().endFaults();
    log.lose();
    processes.members().ifPresent(SimulatedMembers::loseDisks);
    world.goTo(image.elapsed());
    heritage.leave(image.leapedTo(epochs.next(image.revision())));
    return begin(image);
  }

  /** The same in a world where nothing has begun yet, and which nobody knows. */
  List<CompletionStage<Void>> begin(WorldImage image) {
    epochs.goOnFrom(image.revision());
    long beginning = ++beginnings;
    for (Component component : processes.components()) {
      WorldImage.Process past = image.process(component.name());
      component.lives(past.lives());
      component.process().clockState(past.clock());
      component.process().crash();
    }
    Map<Component, Integer> crashes = new LinkedHashMap<>();
    processes.workers().forEach(worker -> crashes.put(worker, worker.process().crashes()));
    supervisor.after(MOMENT, () -> {
      if (beginning == beginnings) {
        crashes.forEach((worker, before) -> startUnlessCrashed(worker, before, image));
      }
    });
    processes.members().ifPresent(members -> members.components().forEach(member -> start(member, image)));
    processes.machines().forEach(machine -> start(machine, image));
    return processes.servers().components().stream().filter(server -> ran(server, image)).map(Component::start).toList();
  }

  /** Somebody may crash or stop a process while it is only about to start; then it stays down. */
  private static void startUnlessCrashed(Component worker, int crashes, WorldImage image) {
    if (worker.process().crashes() == crashes) {
      start(worker, image);
    }
  }

  private static void start(Component component, WorldImage image) {
    if (ran(component, image)) {
      component.start();
    }
  }

  private static boolean ran(Component component, WorldImage image) {
    return image.process(component.name()).running();
  }
}
