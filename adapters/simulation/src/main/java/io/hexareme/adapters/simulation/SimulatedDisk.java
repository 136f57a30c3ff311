package io.hexareme.adapters.simulation;

import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One member's disk with its log on it, and what may be wrong with it. It outlives the member: {@link #open} it, {@link #crash} (a loss
 * of power), open it again.
 */
public final class SimulatedDisk {
  /** One in so many losses of an untrustworthy cache leaves a hole in the middle instead of an end that is missing. */
  private static final int HOLES = 4;

  private static final int SNAPSHOT_FACTOR = 10;

  private final String name;
  private final Randomness random;
  private final List<LogWrite> cache = new ArrayList<>();
  private Platter platter;
  private DiskConditions conditions;
  private SimulatedLog log;
  private LogWrite astray;
  private Duration stall = Duration.ZERO;
  private boolean failNextSync;
  private boolean misdirectNext;
  private boolean lying;
  private boolean full;
  private boolean still;
  private final List<Runnable> held = new ArrayList<>();

  /**
   * @param name part of the failures' texts
   * @param random this disk's own stream
   */
  public SimulatedDisk(String name, Randomness random, DiskConditions conditions) {
    this.name = name;
    this.random = random;
    this.conditions = conditions;
    this.platter = new Platter(name);
  }

  /**
   * The log on it. When the loop is a simulated process', a crash of that process is one of the disk.
   *
   * @throws IllegalStateException when it is open: neither closed nor crashed since
   */
  public LogStorage open(Loop loop) {
    if (log != null) throw new IllegalStateException(name + " is already open");
    SimulatedLog opened = new SimulatedLog(this, loop);
    log = opened;
    if (loop instanceof SimulatedLoop simulated) {
      simulated.process().onCrash(() -> {
        if (log == opened) crash();
      });
    }
    return opened;
  }

  public void conditions(DiskConditions newConditions) {
    conditions = newConditions;
  }

  /** The next sync takes that much longer. */
  public void stallNextSync(Duration by) {
    stall = stall.plus(by);
  }

  /** The next sync fails, and with it the log for good; what it was to make stable may be there or not. */
  public void failNextSync() {
    failNextSync = true;
  }

  /** While it lies, it answers a sync before anything is stable: a crash then loses what it acknowledged. */
  public void lie(boolean on) {
    lying = on;
  }

  /** The next write lands on something else, and damages that; at its own place there is nothing. It is acknowledged all the same. */
  public void misdirectNextWrite() {
    misdirectNext = true;
  }

  /** While it stands still, it finishes nothing; what was asked for meanwhile is done afterwards. */
  public void standStill(boolean on) {
    still = on;
    if (!still) {
      List<Runnable> due = List.copyOf(held);
      held.clear();
      due.forEach(Runnable::run);
    }
  }

  /** Keeps what is due for later, if the disk stands still. */
  boolean holds(Runnable due) {
    if (still) held.add(due);
    return still;
  }

  /** A part of what is stable cannot be read back; which, is drawn. */
  public void rot() {
    platter.rot(random);
  }

  /** While it is full, each write fails, and with it the log. */
  public void fill(boolean on) {
    full = on;
  }

  /**
   * The power goes. Of what was under way some first part is there, drawn; the operation that was being written is torn, and cut when the
   * log is recovered. Of what a lying disk acknowledged, too, and now and then with a hole in it.
   */
  public void crash() {
    List<LogWrite> unstable = new ArrayList<>(cache);
    if (log != null) unstable.addAll(log.underWay());
    int survive = random.nextInt(unstable.size() + 1);
    boolean hole = random.nextInt(HOLES) == 0 && survive < cache.size();
    cache.clear();
    if (log != null && log.snapshotUnderWay() != null && random.nextInt(2) == 0) put(log.snapshotUnderWay());
    unstable.subList(0, survive).forEach(this::put);
    if (hole) leaveHole(unstable.subList(survive, unstable.size()));
    if (log != null) log.end();
    log = null;
  }

  /** All of it is there but the first, and that shows. */
  private void leaveHole(List<LogWrite> writes) {
    writes.forEach(this::put);
    if (writes.size() > 1) platter.rotPlaceOf(writes.getFirst());
  }

  /** Everything on it is gone, as with a new disk. To be called while it is not open. */
  public void replace() {
    if (log != null) throw new IllegalStateException(name + " is in use");
    cache.clear();
    astray = null;
    platter = new Platter(name);
  }

  Recovered recover(OnDamage onDamage) {
    astray = null; // nothing came after it that would show that it is missing
    return platter.recover(onDamage);
  }

  long lastIndex() {
    return platter.lastIndex();
  }

  /** How long the next sync takes. */
  Duration nextSync() {
    Duration latency = Draw.duration(random, conditions.fastest(), conditions.slowest()).plus(stall);
    stall = Duration.ZERO;
    return latency;
  }

  Duration nextSnapshot() {
    return Draw.duration(random, conditions.fastest(), conditions.slowest()).multipliedBy(SNAPSHOT_FACTOR);
  }

  /**
   * Makes the writes stable, in order.
   *
   * @return null, or what is wrong: then some of them, from the first one on, may be stable
   */
  String sync(List<LogWrite> writes) {
    if (full || failNextSync) {
      failNextSync = false;
      some(writes);
      return name + (full ? ": No space left on device" : ": fsync: Input/output error");
    }
    if (lying) {
      cache.addAll(writes);
    } else {
      flush();
      writes.forEach(this::put);
    }
    return null;
  }

  private void some(List<LogWrite> writes) {
    int survive = random.nextInt(writes.size() + 1);
    if (survive > 0) flush();
    writes.subList(0, survive).forEach(this::put);
  }

  private void flush() {
    cache.forEach(this::put);
    cache.clear();
  }

  /** A clean end: all that was asked for is stable. */
  void closed(SimulatedLog closedLog) {
    flush();
    if (log == closedLog) log = null;
  }

  private void put(LogWrite write) {
    if (astray != null) {
      platter.write(astray); // what follows shows that something is missing here
      platter.rotPlaceOf(astray);
      astray = null;
    }
    if (misdirectNext) {
      misdirectNext = false;
      platter.rot(random);
      astray = write;
    } else {
      platter.write(write);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
