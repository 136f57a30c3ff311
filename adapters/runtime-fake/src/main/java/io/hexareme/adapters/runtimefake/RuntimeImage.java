package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import java.util.List;
import java.util.Map;

/**
 * What was on a node at one instant: its sandboxes and containers with their ids, times and attempts, what they still do, which address is
 * next, and what images do. Unchanging; any number of runtimes may begin with it.
 */
public final class RuntimeImage {
  private final List<Sandbox> sandboxes;
  private final List<FakeContainer> containers;
  private final long lastAddress;
  private final Map<String, ImageScript> scripts;

  /** @param containers copies that nobody changes */
  RuntimeImage(List<Sandbox> sandboxes, List<FakeContainer> containers, long lastAddress, Map<String, ImageScript> scripts) {
    this.sandboxes = List.copyOf(sandboxes);
    this.containers = List.copyOf(containers);
    this.lastAddress = lastAddress;
    this.scripts = scripts;
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

  Map<String, ImageScript> scripts() {
    return scripts;
  }
}
