package io.hexareme.adapters.assembly.faults;

import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;

/** Follows a range as an informer would: when its watch ends it goes on, at another member perhaps, where it had come to. */
final class WatchClient {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final String name;
  private final SimulatedStoreGroup group;
  private final Loop loop;
  private final Randomness random;
  private final Bytes key;
  private final Bytes end;
  private final Duration stay;
  private final boolean hasty;
  private SimulatedMember member;
  private Watch watch;
  private long heard;
  private int tenure;

  /**
   * @param stay how long about it stays with one member
   * @param hasty whether it now and then asks for what is to come only, and misses what is before that
   */
  WatchClient(String name, SimulatedStoreGroup group, Bytes key, Bytes end, Duration stay, boolean hasty, Randomness random) {
    this.name = name;
    this.group = group;
    this.loop = group.world().loop(name);
    this.key = key;
    this.end = end;
    this.stay = stay;
    this.hasty = hasty;
    this.random = random;
  }

  void start() {
    open();
  }

  /** The last revision it knows that it has missed nothing of. */
  long heard() {
    return heard;
  }

  private void open() {
    SimulatedMember chosen = group.members().get(random.nextInt(group.members().size()));
    int mine = ++tenure;
    member = chosen;
    if (!chosen.isOpen()) {
      loop.after(PAUSE, () -> again(mine));
      return;
    }
    chosen.with(name, store -> {
      if (mine != tenure) return;
      watch = store.watch(new WatchRequest(key, end, heard == 0 ? 0 : heard + 1 + ahead()), new Ear(mine));
      watch.requestProgress();
    });
    int life = chosen.life();
    loop.after(Duration.ofNanos(stay.toNanos() / 2 + Long.remainderUnsigned(random.nextLong(), stay.toNanos())), () -> move(mine, chosen, life));
    listenForEnd(mine, chosen, life);
  }

  /** How far it asks to begin in the future, which a client may; its own count of what it has heard goes on from there. */
  private long ahead() {
    return hasty && random.nextInt(3) == 0 ? random.nextInt(30) : 0;
  }

  private void listenForEnd(int mine, SimulatedMember chosen, int life) {
    loop.after(PAUSE, () -> {
      if (mine != tenure) return;
      if (chosen.isOpen() && chosen.life() == life) {
        Watch present = watch;
        if (present != null && random.nextInt(3) == 0) chosen.on(open -> present.requestProgress());
        listenForEnd(mine, chosen, life);
      } else {
        again(mine);
      }
    });
  }

  private void again(int mine) {
    if (mine == tenure) open();
  }

  /** Cancels here, if there is anything to cancel, and goes on elsewhere. */
  private void move(int mine, SimulatedMember chosen, int life) {
    if (mine != tenure || group.isEnding()) return;
    if (chosen.isOpen() && chosen.life() == life && watch != null) {
      Watch ended = watch;
      chosen.with(name, store -> ended.cancel());
    }
    watch = null;
    open();
  }

  SimulatedMember member() {
    return member;
  }

  private final class Ear implements Watcher {
    private final int mine;

    private Ear(int mine) {
      this.mine = mine;
    }

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      if (mine == tenure) heard = revision;
    }

    @Override
    public void onProgress(long revision) {
      if (mine == tenure) heard = Math.max(heard, revision);
    }

    @Override
    public void onCompacted(long compactRevision) {
      if (mine != tenure) return;
      heard = compactRevision;
      loop.after(PAUSE, () -> again(mine));
    }

    @Override
    public void onClosed(String reason) {
      loop.after(PAUSE, () -> again(mine));
    }
  }
}
