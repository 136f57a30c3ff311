package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.util.function.IntConsumer;

/** Gives containers what they need to run a program, and begins it. */
final class Programs {
  private final Behaviours behaviours;
  private final FakeVolumes volumes;
  private final ListeningPorts ports;
  private final NodeNetwork network;
  private final Loop loop;
  private final Clock clock;

  Programs(Behaviours behaviours, FakeVolumes volumes, ListeningPorts ports, NodeNetwork network, Loop loop, Clock clock) {
    this.behaviours = behaviours;
    this.volumes = volumes;
    this.ports = ports;
    this.network = network;
    this.loop = loop;
    this.clock = clock;
  }

  /** A container with its files and, where its image is a program, a log to write to. */
  FakeContainer container(Container told, Behaviour behaviour, String podUid) {
    ContainerFiles files = new ContainerFiles(volumes, podUid, told.config().mounts());
    return new FakeContainer(told, behaviour, files, behaviours.program(told.config()).isPresent() ? new ProgramLog() : null, loop::nanos);
  }

  /** @param onExit ends the container */
  void begin(FakeContainer container, Sandbox sandbox, IntConsumer onExit) {
    String ip = sandbox.config().hostNetwork() ? network.ip() : sandbox.ip();
    ProgramRun run = new ProgramRun(new ProgramRun.Surroundings(sandbox.id(), ip, loop, clock, network, ports), sandbox.config(),
        container.told().config(), container.files(), container.log(), onExit);
    behaviours.program(container.told().config()).ifPresent(program -> {
      container.runs(run);
      run.begin(program);
    });
  }
}
