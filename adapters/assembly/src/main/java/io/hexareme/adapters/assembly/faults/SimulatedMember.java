package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.SimulatedDisk;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.RecordedStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.function.Consumer;

/** One member's machine: its process, its disk, and the store that runs there, if one does. */
public final class SimulatedMember {
  /** A supervisor starts a member that has stopped again after that. */
  private static final Duration RESTART = Duration.ofMillis(200);

  private final String id;
  private final SimulatedProcess process;
  private final SimulatedDisk disk;
  private final History history;
  private final Loop supervisor;
  private final Opener opener;
  private StoreLife open;
  private Loop loop;
  private int life;

  /** Opens the store of a member's life, on its loop. */
  interface Opener {
    /** @param onFailure to be told when it must stop */
    StoreLife open(SimulatedMember member, Loop loop, Consumer<Throwable> onFailure);
  }

  SimulatedMember(String id, SimulatedProcess process, SimulatedDisk disk, History history, Loop supervisor, Opener opener) {
    this.id = id;
    this.process = process;
    this.disk = disk;
    this.history = history;
    this.supervisor = supervisor;
    this.opener = opener;
  }

  public String id() {
    return id;
  }

  public SimulatedProcess process() {
    return process;
  }

  public SimulatedDisk disk() {
    return disk;
  }

  /** Counts its starts. */
  public int life() {
    return life;
  }

  public boolean isOpen() {
    return open != null;
  }

  /** Whether it is open and does what it is asked. */
  public boolean isUp() {
    return open != null && !process.paused();
  }

  /** Null while it is down. */
  public StoreLife open() {
    return open;
  }

  void boot() {
    process.runs(this::live);
  }

  private void live() {
    int mine = ++life;
    loop = process.loop(id);
    process.onCrash(() -> {
      open = null;
      history.crashed(id);
    });
    open = opener.open(this, loop, cause -> supervisor.execute(() -> stop(mine)));
  }

  /** A member whose storage has failed must stop; whoever looks after it starts it again. */
  private void stop(int ofLife) {
    if (ofLife != life || !process.running()) return;
    process.crash();
    supervisor.after(RESTART, process::start);
  }

  /** On the member's loop, if it still has one: what {@code client} does with the store there is recorded. */
  void with(String client, Consumer<Store> deed) {
    StoreLife now = open;
    if (now == null) return;
    loop.execute(() -> deed.accept(new RecordedStore(now.store(), history, client, id)));
  }

  /** On the member's loop, unrecorded. */
  public void on(Consumer<StoreLife> deed) {
    StoreLife now = open;
    if (now != null) loop.execute(() -> deed.accept(now));
  }

  @Override
  public String toString() {
    return id;
  }
}
