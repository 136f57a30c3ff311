package io.hexareme.adapters.assembly;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One member of a store's group in this process, with a loop and a disk of its own. It can be stopped and started; its disk stays.
 * What others may ask of it from their loops is said at each method.
 */
final class GroupMember {
  /** How old what is said of its health may be. */
  private static final Duration FRESHNESS = Duration.ofSeconds(1);

  private final MemberConfig config;
  private final Loop loop;
  private final Function<Loop, LogPorts> ports;
  private final Consumer<Throwable> failures;
  private final Optional<StoreImage> founding;
  private final StoreConfig settings;
  private EmbeddedStore store;
  private volatile StoreHealth.Report health;

  /** @param ports what a life of the member stands on, made anew for each */
  GroupMember(MemberConfig config, Loop loop, Function<Loop, LogPorts> ports, Consumer<Throwable> failures) {
    this(config, StoreConfig.DEFAULT, loop, ports, Optional.empty(), failures);
  }

  /** @param founding what the group begins with, on a disk that is empty; empty for with nothing */
  GroupMember(MemberConfig config, StoreConfig settings, Loop loop, Function<Loop, LogPorts> ports, Optional<StoreImage> founding,
      Consumer<Throwable> failures) {
    this.config = config;
    this.settings = settings;
    this.founding = founding;
    this.loop = loop;
    this.ports = ports;
    this.failures = failures;
    this.health = stopped();
  }

  String name() {
    return config.self().name();
  }

  Loop loop() {
    return loop;
  }

  /** Opens it on what its disk has; on its loop. */
  void start() {
    LogPorts world = ports.apply(loop);
    EmbeddedStore opened = founding
        .map(image -> EmbeddedStore.restore(image, config, settings, world, this::failed))
        .orElseGet(() -> EmbeddedStore.open(config, settings, world, this::failed));
    store = opened;
    health = StoreHealth.Report.WELL;
    watchHealth(opened);
  }

  /** Closes it; on its loop. */
  void stop() {
    EmbeddedStore closing = store;
    gone();
    if (closing != null) {
      closing.close();
    }
  }

  /** It is not there any more, and nobody closed it; on any loop of a simulated world. */
  void gone() {
    store = null;
    health = stopped();
  }

  /** The store of its present life, null while it is stopped; on its loop. */
  EmbeddedStore store() {
    return store;
  }

  /** The store as somebody on another loop sees it, over all of its lives. */
  Store seenFrom(Loop caller) {
    return new CrossLoopStore(() -> store, loop, caller);
  }

  /** How it did a moment ago; on any loop. */
  StoreHealth.Report health() {
    return health;
  }

  private void failed(Throwable cause) {
    gone();
    failures.accept(cause);
  }

  private void watchHealth(EmbeddedStore of) {
    loop.after(FRESHNESS, () -> {
      if (store == of) {
        health = of.health().report();
        watchHealth(of);
      }
    });
  }

  private StoreHealth.Report stopped() {
    return new StoreHealth.Report(StoreHealth.State.FAILED, List.of("member " + name() + " is stopped"));
  }
}
