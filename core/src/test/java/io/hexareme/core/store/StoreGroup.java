package io.hexareme.core.store;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.log.LogConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A group of members in one thread and in virtual time, with logs in memory; members can be killed, started again and cut off. */
final class StoreGroup {
  static final Duration STEP = Duration.ofMillis(2);
  final ManualLoop loop;
  final LocalNetwork network = new LocalNetwork();
  final TreeMap<String, Node> nodes = new TreeMap<>();
  final StoreConfig config;
  /** What the group begins with; null for nothing. */
  StoreImage image;
  /** Puts something between a member and its log. */
  Function<LogStorage, LogStorage> disks = log -> log;
  private final SeededRandomness randomness = new SeededRandomness(42);
  private int lives;

  /** A member, running or not. */
  static final class Node {
    final MemberConfig config;
    final List<Throwable> failures = new ArrayList<>();
    MemoryLogStorage log;
    EmbeddedStore store;
    Life life;
    StoreFlaw flaw;
    Metrics metrics = NoMetrics.NONE;

    Node(MemberConfig config) {
      this.config = config;
    }

    String id() {
      return MemberIds.name(config.self().id());
    }
  }

  /** The loop as a process sees it: what is left to do when it dies is not done. */
  static final class Life implements Loop {
    private final ManualLoop loop;
    boolean dead;
    private boolean paused;
    private final List<Runnable> later = new ArrayList<>();

    Life(ManualLoop loop) {
      this.loop = loop;
    }

    private void run(Runnable task) {
      if (dead) return;
      if (paused) later.add(task);
      else task.run();
    }

    void pause() {
      paused = true;
    }

    void resume() {
      paused = false;
      List<Runnable> tasks = List.copyOf(later);
      later.clear();
      tasks.forEach(task -> loop.execute(() -> run(task)));
    }

    @Override
    public void execute(Runnable task) {
      loop.execute(() -> run(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      boolean[] cancelled = {false};
      Timer timer = loop.after(delay, () -> run(() -> {
        if (!cancelled[0]) task.run();
      }));
      return () -> {
        cancelled[0] = true;
        timer.cancel();
      };
    }

    @Override
    public long nanos() {
      return loop.nanos();
    }
  }

  StoreGroup(int size) {
    this(size, StoreConfig.DEFAULT, new ManualLoop());
  }

  StoreGroup(int size, StoreConfig config, ManualLoop loop) {
    this.config = config;
    this.loop = loop;
    SortedMap<String, List<String>> founders = new TreeMap<>();
    for (int i = 1; i <= size; i++) founders.put("m" + i, List.of("http://10.0.0." + i + ":2380"));
    for (String name : founders.keySet()) {
      nodes.put(name, new Node(MemberConfig.founding(name, founders, "test", List.of("http://" + name + ":2379"))));
    }
  }

  static StoreConfig snapshotsAfter(long entries) {
    return StoreConfig.DEFAULT.with(LogConfig.DEFAULT.snapshotsAfter(entries, 1 << 20));
  }

  StoreGroup startAll() {
    nodes.keySet().forEach(this::start);
    awaitLeader();
    return this;
  }

  void start(String name) {
    Node node = nodes.get(name);
    node.life = new Life(loop);
    node.log = node.log == null ? new MemoryLogStorage(node.life) : node.log.reopened(node.life);
    LogPorts ports = new LogPorts(disks.apply(node.log), network.endpoint(node.id(), node.life), node.life,
        randomness.fork(name + "/" + ++lives), node.metrics);
    StoreConfig mine = node.flaw == null ? config : config.with(node.flaw);
    node.store = image == null ? EmbeddedStore.open(node.config, mine, ports, node.failures::add)
        : EmbeddedStore.restore(image, node.config, mine, ports, node.failures::add);
  }

  void kill(String name) {
    nodes.get(name).life.dead = true;
    nodes.get(name).store = null;
  }

  EmbeddedStore store(String name) {
    return nodes.get(name).store;
  }

  List<String> running() {
    return nodes.entrySet().stream().filter(node -> node.getValue().store != null && node.getValue().failures.isEmpty())
        .map(Map.Entry::getKey).toList();
  }

  String leader() {
    List<String> leading = running().stream().filter(name -> store(name).isLeading()).toList();
    return leading.isEmpty() ? null : leading.getLast();
  }

  String awaitLeader() {
    until(() -> leader() != null);
    return leader();
  }

  String follower() {
    String leader = leader();
    return running().stream().filter(name -> !name.equals(leader)).findFirst().orElseThrow();
  }

  /** Lets time pass until it holds; ten seconds must do. */
  void until(BooleanSupplier condition) {
    for (int i = 0; i < 5000; i++) {
      loop.runAll();
      if (condition.getAsBoolean()) return;
      loop.advance(STEP);
    }
    throw new AssertionError("it did not come true in ten seconds");
  }

  void pass(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= STEP.toMillis()) loop.advance(STEP);
    loop.runAll();
  }

  <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    until(future::isDone);
    return loop.await(future);
  }

  long write(String member, String key, String value) {
    return ((TxnResult.Done) await(store(member).txn(StoreFixture.put(key, value)))).revision();
  }

  List<String> keys(String member, boolean serializable) {
    return ((RangeResult.Pairs) await(store(member).range(all(serializable)))).pairs().stream().map(pair -> pair.key().utf8()).toList();
  }

  static RangeRequest all(boolean serializable) {
    return new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, 0, 0, false, false, serializable);
  }

  RecordingWatcher watch(String member, long from) {
    RecordingWatcher watcher = new RecordingWatcher();
    store(member).watch(new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, from), watcher);
    return watcher;
  }

  /** Adds a member by way of {@code through} and starts it. */
  String join(String name, String through, boolean learner) {
    List<String> urls = List.of("http://10.0.1." + nodes.size() + ":2380");
    var changed = (io.hexareme.ports.store.MembershipResult.Changed) await(store(through).membership().add(urls, learner));
    Member self = new Member(changed.member().id(), name, urls, List.of("http://" + name + ":2379"), learner);
    nodes.put(name, new Node(MemberConfig.joining(self, changed.members())));
    start(name);
    return name;
  }

  /** All running members have applied the same. */
  void awaitEqual() {
    until(() -> running().stream().map(name -> store(name).appliedRevision()).distinct().count() == 1);
  }
}
