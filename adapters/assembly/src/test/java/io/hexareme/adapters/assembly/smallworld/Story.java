package io.hexareme.adapters.assembly.smallworld;

import java.util.List;
import java.util.function.Consumer;

/**
 * What happens in a small world when nothing goes wrong: so many nodes, what somebody with kubectl does, and then as much time as it takes.
 *
 * @param victims whose writes are struck; the processes whose events are skipped follow from them
 */
record Story(String name, int nodes, List<String> victims, Consumer<SmallWorld> play) {
  /** Two that follow every kind there is: worth their time only where they have something to do. */
  private static final List<String> FOLLOWERS_OF_ALL = List.of("generic-garbage-collector", "namespace-controller");

  boolean needs(String controller) {
    return !FOLLOWERS_OF_ALL.contains(controller) || victims.contains(controller);
  }

  @Override
  public String toString() {
    return name;
  }
}
