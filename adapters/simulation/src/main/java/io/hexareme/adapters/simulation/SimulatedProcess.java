package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A process: it may crash and start again, stand still, and be wrong about the time. What it runs on is the loops of
 * its present life; with that they end, and all that they still had to do is gone. A new one is running.
 */
public final class SimulatedProcess {
  private final EventQueue queue;
  private final String name;
  private final LocalTime time;
  private final List<EventQueue.Event> held = new ArrayList<>();
  private final List<Runnable> endings = new ArrayList<>();
  private final List<Runnable> onPause = new ArrayList<>();
  private Runnable main = () -> { };
  private int life;
  private int crashes;
  private boolean running = true;
  private boolean paused;
  private int pauses;
  private int callsLeft = Integer.MAX_VALUE;

  SimulatedProcess(EventQueue queue, String name, LocalTime time) {
    this.queue = queue;
    this.name = name;
    this.time = time;
  }

  public String name() {
    return name;
  }

  /** Runs {@code newMain} as the first turn of this life, and of each later one. */
  public void runs(Runnable newMain) {
    main = Objects.requireNonNull(newMain);
    loop(name).execute(main);
  }

  /** A new loop of the present life. */
  public Loop loop(String loopName) {
    return new SimulatedLoop(queue, this, life, loopName);
  }

  /** The machine's time of day. */
  public Clock clock() {
    return time.clock();
  }

  public boolean running() {
    return running;
  }

  public boolean paused() {
    return paused;
  }

  /** Happens once when the present life ends by a crash, after its loops are dead. */
  public void onCrash(Runnable ending) {
    endings.add(Objects.requireNonNull(ending));
  }

  /** Ends the present life at once; on one of the process' own loops, nothing after the next call of a port happens any more. */
  public void crash() {
    crashes++;
    if (!running) return;
    running = false;
    paused = false;
    life++;
    callsLeft = Integer.MAX_VALUE;
    held.clear();
    List<Runnable> now = List.copyOf(endings);
    endings.clear();
    now.forEach(Runnable::run);
  }

  /** How often it was crashed, also while it did not run anyway: for those who were about to start it, and must not if somebody minded. */
  public int crashes() {
    return crashes;
  }

  /**
   * Crashes instead of making the {@code number}th call from now of a simulated port (a message sent, a write asked for): 1 is the next.
   * So every point between two effects of one turn can be reached.
   */
  public void crashAtCall(int number) {
    if (number < 1) throw new IllegalArgumentException("calls are counted from 1: " + number);
    callsLeft = number;
  }

  /** It is not to crash at a call any more. */
  public void spare() {
    callsLeft = Integer.MAX_VALUE;
  }

  /** A new life, when there is none: runs main. */
  public void start() {
    if (running) return;
    running = true;
    loop(name).execute(main);
  }

  /** Stands still, as after SIGSTOP: timers run out and messages come in, but nothing is done about them before {@link #resume}. */
  public void pause() {
    if (paused || !running) return;
    paused = true;
    pauses++;
    onPause.forEach(Runnable::run);
  }

  /** Happens at the beginning of every pause. */
  public void onPause(Runnable listener) {
    onPause.add(listener);
  }

  /** How many pauses there have been. */
  public int pauses() {
    return pauses;
  }

  /** Does what came due meanwhile, in the order in which it did. */
  public void resume() {
    if (!paused) return;
    paused = false;
    List<EventQueue.Event> due = List.copyOf(held);
    held.clear();
    due.forEach(queue::release);
  }

  /** Sets the machine's time of day forwards or back; what {@link Loop#nanos} says does not change. */
  public void jumpClock(Duration by) {
    time.jump(by.toNanos());
  }

  /**
   * Makes time pass faster or slower here, for the clock, for {@link Loop#nanos} and for timers set from now on.
   *
   * @param partsPerMillion 1,000,000 is right
   */
  public void clockRate(long partsPerMillion) {
    time.rate(partsPerMillion);
  }

  /** How wrong a machine's clock is, and since when. */
  public record ClockState(long partsPerMillion, long worldBase, long localBase, long offset) {}

  public ClockState clockState() {
    return time.state();
  }

  /** Makes the clock as wrong as it, or that of the same machine in another world, once was; while nothing runs here. */
  public void clockState(ClockState state) {
    time.state(state);
  }

  LocalTime time() {
    return time;
  }

  boolean lives(int thatLife) {
    return running && life == thatLife;
  }

  /** Keeps the event for later, if there is to be no turn now. */
  boolean holds(EventQueue.Event event) {
    if (paused) held.add(event);
    return paused;
  }

  void enter(int thatLife) {
    if (lives(thatLife) && callsLeft != Integer.MAX_VALUE && --callsLeft == 0) crash();
    if (!lives(thatLife)) throw new ProcessCrash(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
