package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Virtual time. Nothing happens but inside {@link #advance}, {@link #settle} and {@link #runUntil}, which run turns on the
 * calling thread. A turn takes no time; time moves from one event to the next.
 *
 * <p>A task that throws ends the call that ran it with a {@link WorldFailure}; the world may be run on afterwards.
 */
public final class SimulatedWorld {
  /** Turns at one instant after which the world is held to be in an endless loop. */
  public static final int TURNS_AN_INSTANT = 10_000_000;

  private final EventQueue queue = new EventQueue();
  private final Instant start;
  private final Randomness randomness;
  private final SimulatedProcess own;

  /** A world that starts on 1 January 2026, 00:00 UTC. */
  public SimulatedWorld(long seed) {
    this(seed, Instant.parse("2026-01-01T00:00:00Z"));
  }

  public SimulatedWorld(long seed, Instant start) {
    this.start = start;
    this.randomness = new SeededRandomness(seed);
    this.own = process("world");
  }

  /**
   * A world of the same seed and start that goes on from an instant of another: {@code elapsed} since the start, with that world's hash.
   * Nothing is going to happen in it, so whoever goes on has to set that in motion.
   */
  public SimulatedWorld(long seed, Instant start, Duration elapsed, long hash) {
    this(seed, start);
    queue.beginAt(elapsed.toNanos(), hash);
  }

  /**
   * Goes to another instant of its time, maybe a past one. What was going to happen on the loops of processes will not, whether or not they
   * are running; what was going to happen on the world's own loops will, as long from now as before.
   */
  public void goTo(Duration elapsed) {
    queue.goTo(elapsed.toNanos(), loop -> loop.process() == own);
  }

  /** A new process, running, on a machine of its own whose clock is right. */
  public SimulatedProcess process(String name) {
    return new SimulatedProcess(queue, name, new LocalTime(queue, start));
  }

  /** A new process, running, on the machine that another one is on: they have one clock. */
  public SimulatedProcess process(String name, SimulatedProcess neighbour) {
    return new SimulatedProcess(queue, name, neighbour.time());
  }

  /**
   * A new loop of no particular process: nothing happens to it. All loops share the one order of events; the name tells them apart in
   * failures and in the hash.
   */
  public Loop loop(String name) {
    return own.loop(name);
  }

  /** The time of day: the start plus the virtual time that has passed. */
  public Clock clock() {
    return () -> start.plusNanos(queue.now());
  }

  /** The root of all random numbers of this run; fork one stream per concern. */
  public Randomness randomness() {
    return randomness;
  }

  /** Virtual time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(queue.now());
  }

  /** How long until something is due: zero when something is due now, empty when nothing ever will be. */
  public Optional<Duration> untilNext() {
    long next = queue.nextInstant();
    return next < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, next - queue.now())));
  }

  /** A hash of all that has happened: of the instant, the loop and the kind of every event, in order. Equal for two runs of one seed. */
  public long hash() {
    return queue.hash();
  }

  /** How many events have happened. */
  public long events() {
    return queue.executed();
  }

  EventQueue queue() {
    return queue;
  }

  /** Runs everything that is due now, and what that makes due now; time stands still. */
  public void settle() {
    runWhileDueBy(queue.now(), () -> false);
  }

  /** Runs everything due in the next {@code span}; afterwards exactly that much time has passed. */
  public void advance(Duration span) {
    long end = queue.now() + span.toNanos();
    runWhileDueBy(end, () -> false);
    queue.moveTo(end);
  }

  /**
   * Runs turns until {@code done}, which is asked before every turn, for at most {@code maxVirtual}.
   *
   * @return whether {@code done} came true; if not, either time ran out or nothing is left that could happen
   */
  public boolean runUntil(BooleanSupplier done, Duration maxVirtual) {
    long end = queue.now() + maxVirtual.toNanos();
    if (runWhileDueBy(end, done)) {
      return true;
    }
    queue.moveTo(end);
    return done.getAsBoolean();
  }

  private boolean runWhileDueBy(long end, BooleanSupplier done) {
    long instant = queue.now();
    int turns = 0;
    while (!done.getAsBoolean()) {
      if (!queue.runNextDueBy(end)) {
        return false;
      }
      turns = queue.now() == instant ? turns + 1 : 0;
      instant = queue.now();
      if (turns > TURNS_AN_INSTANT) {
        throw new IllegalStateException("the world does not settle at " + elapsed());
      }
    }
    return true;
  }
}
