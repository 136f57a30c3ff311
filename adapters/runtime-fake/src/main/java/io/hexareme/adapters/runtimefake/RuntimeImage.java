package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import java.util.List;

/**
 * What was on a node at one instant: its sandboxes and containers with their ids, times and attempts, what they still do, which address is
 * next, and what is in its volumes. Unchanging; any number of runtimes may begin with it.
 */
public final class RuntimeImage {
  private final List<Sandbox> sandboxes;
  private final List<FakeContainer> containers;
  private final long lastAddress;
  private final FakeVolumes volumes;

  /** @param containers copies that nobody changes */
  RuntimeImage(List<Sandbox> sandboxes, List<FakeContainer> containers, long lastAddress, FakeVolumes volumes) {
    this.sandboxes = List.copyOf(sandboxes);
    this.containers = List.copyOf(containers);
    this.lastAddress = lastAddress;
    this.volumes = volumes;
  }

  List<Sandbox> sandboxes() {
    return sandboxes;
  }

  List<FakeContainer> containers() {
    return containers;
  }

  long lastAddress() {
    return lastAddress;
  }

  FakeVolumes volumes() {
    return volumes;
  }
}
