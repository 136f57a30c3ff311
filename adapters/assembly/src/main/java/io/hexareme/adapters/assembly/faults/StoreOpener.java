package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.consensus.RaftConfig;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.core.store.log.LogConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Opens members' stores as assembly would, with the settings of a scenario and the bug that is put in, if one is. */
final class StoreOpener implements SimulatedMember.Opener {
  private static final String TOKEN = "simulated";

  private final SimulatedStoreGroup group;
  private final Settings settings;
  private final Optional<Mutant> mutant;
  private final SortedMap<String, List<String>> founders = new TreeMap<>();

  StoreOpener(SimulatedStoreGroup group, Settings settings, Optional<Mutant> mutant) {
    this.group = group;
    this.settings = settings;
    this.mutant = mutant;
    for (int number = 1; number <= settings.members(); number++) founders.put("m" + number, MemberNames.urls("m" + number));
    for (String founder : founders.keySet()) group.names().founds(founder, MemberConfig.founding(founder, founders, TOKEN, List.of()).self().id());
  }

  @Override
  public StoreLife open(SimulatedMember member, Loop loop, Consumer<Throwable> onFailure) {
    MemberConfig who = who(member.id());
    // Ids and election timeouts must differ from one life to the next, as they do where randomness is real.
    Randomness random = group.world().randomness().fork("member " + member.id() + " life " + member.life());
    LogPorts ports = new LogPorts(member.disk().open(loop), new NamedPeers(group.network().open(member.id(), loop), group.names()), loop, random,
        NoMetrics.NONE);
    return new StoreLife(EmbeddedStore.open(who.with(tuned(who.raft())), config(), ports, onFailure), group.names());
  }

  private MemberConfig who(String machine) {
    return group.names().joined(machine).orElseGet(() -> MemberConfig.founding(machine, founders, TOKEN, List.of()));
  }

  private RaftConfig tuned(RaftConfig raft) {
    Set<Flaw> flaws = mutant.orElse(null) instanceof Mutant.OfRaft ofRaft ? Set.of(ofRaft.flaw()) : Set.of();
    return new RaftConfig(raft.id(), raft.electionTicks(), raft.heartbeatTicks(), Math.min(raft.maxAppendBytes(), settings.inflightBytes()), settings.inflight(), settings.inflightBytes(),
        raft.maxUncommittedBytes(), raft.snapshotChunksInflight(), raft.preVote(), raft.checkQuorum(), raft.leaseReads(), flaws);
  }

  private StoreConfig config() {
    LogConfig log = LogConfig.DEFAULT;
    LogConfig often = new LogConfig(log.maxBatchBytes(), settings.snapshotEntries(), log.snapshotBytes(), 0, settings.keptEntries(), log.tick(),
        log.leaderless(), log.patience());
    StoreConfig config = StoreConfig.DEFAULT.with(often).checkingHashEvery(50);
    return mutant.orElse(null) instanceof Mutant.OfStore ofStore ? config.with(ofStore.flaw()) : config;
  }
}
