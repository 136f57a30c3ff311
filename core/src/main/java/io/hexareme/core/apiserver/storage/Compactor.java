package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Loop;
import java.time.Duration;

/**
 * Lets the store forget: every five minutes, all history that no watch can resume from any more and that was history already five
 * minutes ago, so that whoever reads a list page by page has that long for it.
 */
public final class Compactor {
  static final Duration EVERY = Duration.ofMinutes(5);

  private final Store store;
  private final ObjectCache cache;
  private final Loop loop;
  private long before;
  private long compacted;
  private Loop.Timer timer = () -> { };

  public Compactor(Store store, ObjectCache cache, Loop loop) {
    this.store = store;
    this.cache = cache;
    this.loop = loop;
  }

  public void start() {
    before = cache.revision();
    timer = loop.after(EVERY, this::run);
  }

  public void stop() {
    timer.cancel();
  }

  private void run() {
    long target = Math.min(cache.oldest(), before);
    start();
    if (target > compacted) {
      compacted = target;
      store.compact(target);
    }
  }
}
