package io.hexareme.adapters.assembly;

import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Several members in this process, each on a loop of its own, with logs that are held from the beginning. */
final class MembersInProcess implements StorePlace {
  private final World world;
  private final Loop server;
  private final List<LogStorage> logs = new ArrayList<>();
  private final List<Loop> loops = new ArrayList<>();
  private final Metrics metrics;
  private final AtomicInteger failures = new AtomicInteger();
  private StoreGroup group;

  /** @param log the log of a member, by its name and loop */
  MembersInProcess(int members, World world, Loop server, Metrics metrics, BiFunction<String, Loop, LogStorage> log) {
    this.world = world;
    this.server = server;
    this.metrics = metrics;
    for (int index = 0; index < members; index++) {
      Loop loop = world.loop("store-" + name(index));
      loops.add(loop);
      logs.add(log.apply(name(index), loop));
    }
  }

  static String name(int index) {
    return "m" + (index + 1);
  }

  /** The founding members' addresses: names alone, because they meet in memory. */
  static SortedMap<String, List<String>> founders(int members) {
    SortedMap<String, List<String>> founders = new TreeMap<>();
    for (int index = 0; index < members; index++) {
      founders.put(name(index), List.of("memory:" + name(index)));
    }
    return founders;
  }

  @Override
  public HeldStore open(StoreFailure onFailure) {
    PeersInProcess network = new PeersInProcess();
    List<GroupMember> members = new ArrayList<>();
    for (int index = 0; index < logs.size(); index++) {
      LogStorage log = logs.get(index);
      MemberConfig config = MemberConfig.founding(name(index), founders(logs.size()), "in-process", List.of());
      Metrics figures = new NamedMetrics(metrics, "member", name(index));
      members.add(new GroupMember(config, loops.get(index), loop -> new LogPorts(log, network.of(config.raft().id(), loop), loop,
          world.randomness().fork("store-" + config.self().name()), figures), failure -> failed(failure, onFailure)));
    }
    group = new StoreGroup(members);
    members.forEach(member -> member.loop().execute(member::start));
    return new HeldStore(group.seenFrom(server), group.health(), () -> group.image(server), () -> { });
  }

  /** What was opened. */
  StoreGroup group() {
    return group;
  }

  /** One that has stopped is told of by the group's health; the cluster must stop when those that are left are no majority. */
  private void failed(Throwable failure, StoreFailure onFailure) {
    if (failures.incrementAndGet() == (logs.size() + 1) / 2) {
      onFailure.failed(failure);
    }
  }

  @Override
  public void release() {
    if (group == null) {
      logs.forEach(LogStorage::close);
      return;
    }
    group.members().forEach(member -> {
      CompletableFuture<Void> stopped = new CompletableFuture<>();
      member.loop().execute(() -> {
        member.stop();
        stopped.complete(null);
      });
      stopped.join();
    });
  }
}
