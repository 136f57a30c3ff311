package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A part of a simulated cluster as a process: whenever that starts, main makes the part from nothing; with the process it ends. */
final class Component {

  /** What main does. */
  @FunctionalInterface
  interface Program {
    Running run(Host host);
  }

  /**
   * @param ready completes when it does its work; exceptionally when it never will
   * @param stop ends it in good order
   */
  record Running(CompletionStage<Void> ready, Runnable stop) {
    static Running at(Runnable stop) {
      return new Running(CompletableFuture.completedFuture(null), stop);
    }
  }

  private final SimulatedProcess process;
  private final Randomness randomness;
  private final Program program;
  private CompletableFuture<Void> ready = new CompletableFuture<>();
  private Running running; // null before main has run
  private int lives;

  /** A process that has not been started yet, on a machine of its own. */
  Component(SimulatedWorld world, String name, Program program) {
    this(world, world.process(name), program);
  }

  /** A process that has not been started yet, on the machine of another one. */
  Component(SimulatedWorld world, String name, Component neighbour, Program program) {
    this(world, world.process(name, neighbour.process), program);
  }

  private Component(SimulatedWorld world, SimulatedProcess process, Program program) {
    this.process = process;
    this.randomness = world.randomness().fork(process.name());
    this.program = program;
    process.runs(this::main);
    process.crash();
  }

  SimulatedProcess process() {
    return process;
  }

  String name() {
    return process.name();
  }

  /** How often it has been started. */
  int lives() {
    return lives;
  }

  /** Goes on counting from there: what chance brings to the next life depends on its number alone. */
  void lives(int before) {
    lives = before;
  }

  /** Starts the process, if it does not run; completes when the component does its work. */
  CompletionStage<Void> start() {
    process.start();
    return ready;
  }

  private void main() {
    Host host = new Host(name(), process.loop(name()), process.clock(), randomness.fork("life " + ++lives));
    process.onCrash(() -> {
      running = null;
      if (ready.isDone()) {
        ready = new CompletableFuture<>(); // else who waits for this life waits for the next one: a first attempt may come to nothing
      }
    });
    int life = lives;
    CompletableFuture<Void> works = ready;
    running = program.run(host);
    running.ready().whenComplete((done, failure) -> {
      if (failure == null && life == lives) {
        works.complete(null);
      }
    });
  }

  /** Ends it in good order, then the process; completes when that is done. What it has sent arrives. */
  CompletionStage<Void> stop() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (!process.running()) {
      process.crash(); // it may be about to start
      done.complete(null);
      return done;
    }
    process.onCrash(() -> done.complete(null));
    Loop loop = process.loop(name());
    loop.execute(() -> {
      if (running != null) {
        running.stop().run();
      }
      loop.execute(process::crash);
    });
    return done;
  }
}
