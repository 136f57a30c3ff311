package io.hexareme.adapters.assembly.faults;

import java.util.List;

/** Faults of every kind, drawn from the seed, with nothing special in mind. */
final class GeneralScenarios {
  static final List<Scenario> ALL = List.of(
      Scenario.general("quiet", "nothing goes wrong", Settings.THREE, stage -> { }),
      Scenario.general("one member that crashes", "a group of one goes down at any point and comes back with all that it acknowledged",
          Settings.ONE, stage -> stage.every(stage.between(300, 900), () -> stage.anyMember().process().crashAtCall(1 + stage.random().nextInt(20)))));

  private GeneralScenarios() {}
}
