package io.hexareme.adapters.assembly.faults;

/** What happens to the group while clients work on it. */
@FunctionalInterface
public interface Script {
  /** Called before the first event: whatever is to happen is planned here, on the stage's time, with the stage's random numbers. */
  void direct(Stage stage);
}
