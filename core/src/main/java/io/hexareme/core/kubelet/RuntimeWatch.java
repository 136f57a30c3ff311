package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the runtime has, listed anew whenever it hints at a change, whenever somebody asks, and every 10 s in any case. One listing
 * at a time; wishes that come meanwhile share the next.
 */
final class RuntimeWatch {
  private static final Duration SAFETY = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ContainerRuntime runtime;
  private final Loop loop;
  private final Consumer<Listing> onListing;
  private final Runnable onHealth;
  private List<Runnable> wishes = new ArrayList<>();
  private boolean listing;
  private boolean wanted;
  private boolean healthy = true;
  private boolean stopped;
  private Loop.Timer timer;

  /** @param onHealth called when {@link #healthy} changed */
  RuntimeWatch(ContainerRuntime runtime, Loop loop, Consumer<Listing> onListing, Runnable onHealth) {
    this.runtime = runtime;
    this.loop = loop;
    this.onListing = onListing;
    this.onHealth = onHealth;
  }

  void start() {
    runtime.onChange(() -> refresh(() -> {}));
    refresh(() -> {});
  }

  void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  /** Whether the last listing could be had. */
  boolean healthy() {
    return healthy;
  }

  /** Lists, and runs {@code then} once a listing that began after this call has been taken. */
  void refresh(Runnable then) {
    wishes.add(then);
    wanted = true;
    if (!listing && !stopped) {
      list();
    }
  }

  private void list() {
    List<Runnable> served = wishes;
    wishes = new ArrayList<>();
    wanted = false;
    listing = true;
    if (timer != null) {
      timer.cancel();
    }
    Unexpected.rethrow(loop, runtime.list().handle((answer, failure) -> {
      listing = false;
      if (!stopped) {
        setHealthy(failure == null);
        if (failure == null) {
          taken(answer, served);
        } else {
          wishes.addAll(0, served);
          timer = loop.after(RETRY, this::list);
        }
      }
      return null;
    }));
  }

  private void taken(Listing answer, List<Runnable> served) {
    onListing.accept(answer);
    served.forEach(Runnable::run);
    next();
  }

  private void next() {
    if (wanted) {
      list();
    } else {
      timer = loop.after(SAFETY, this::list);
    }
  }

  private void setHealthy(boolean now) {
    if (healthy != now) {
      healthy = now;
      onHealth.run();
    }
  }
}
