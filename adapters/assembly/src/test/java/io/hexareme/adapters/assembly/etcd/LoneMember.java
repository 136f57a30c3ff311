package io.hexareme.adapters.assembly.etcd;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.MembershipResult.Changed;
import io.hexareme.ports.store.MembershipResult.Reason;
import io.hexareme.ports.store.MembershipResult.Refused;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The one member of a group that never grows, for tests of the wire: what it is asked it notes down and plays along with. */
final class LoneMember implements Membership, Maintenance {
  static final long ID = 0x8e9e05c52164694dL;

  private final EmbeddedStore store;
  private final Set<Alarm> alarms = new LinkedHashSet<>();
  private final List<Member> members = new ArrayList<>();
  private long leader = ID;
  private long nextId = 0x1234567890L;

  LoneMember(EmbeddedStore store) {
    this.store = store;
    members.add(new Member(ID, "default", List.of("http://localhost:2380"), List.of("http://localhost:2379"), false));
  }

  void leader(long id) {
    leader = id;
  }

  @Override
  public CompletionStage<Long> clusterId() {
    return done(0xcdf818194e3a8c32L);
  }

  @Override
  public CompletionStage<List<Member>> members(boolean serializable) {
    return done(List.copyOf(members));
  }

  @Override
  public CompletionStage<MembershipResult> add(List<String> peerUrls, boolean learner) {
    if (members.stream().anyMatch(member -> member.peerUrls().equals(peerUrls))) {
      return done(new Refused(Reason.PEER_URL_EXISTS, "etcdserver: Peer URLs already exists"));
    }
    Member added = new Member(nextId++, "", peerUrls, List.of(), learner);
    members.add(added);
    return done(new Changed(added, members));
  }

  @Override
  public CompletionStage<MembershipResult> remove(long id) {
    return changed(id, null);
  }

  @Override
  public CompletionStage<MembershipResult> promote(long id) {
    boolean known = members.stream().anyMatch(member -> member.id() == id);
    return done(known
        ? new Refused(Reason.LEARNER_NOT_READY, "etcdserver: can only promote a learner member which is in sync with leader")
        : new Refused(Reason.NOT_FOUND, "etcdserver: member not found"));
  }

  @Override
  public CompletionStage<MembershipResult> update(long id, List<String> peerUrls) {
    return changed(id, peerUrls);
  }

  private CompletionStage<MembershipResult> changed(long id, List<String> peerUrls) {
    for (int i = 0; i < members.size(); i++) {
      Member old = members.get(i);
      if (old.id() != id) continue;
      members.remove(i);
      if (peerUrls != null) members.add(i, new Member(id, old.name(), peerUrls, old.clientUrls(), old.learner()));
      return done(new Changed(old, members));
    }
    return done(new Refused(Reason.NOT_FOUND, "etcdserver: member not found"));
  }

  @Override
  public CompletionStage<MembershipResult> moveLeader(long id) {
    return done(id == ID
        ? new Changed(members.getFirst(), members)
        : new Refused(Reason.BAD_LEADER_TRANSFEREE, "etcdserver: bad leader transferee"));
  }

  @Override
  public CompletionStage<Status> status() {
    return done(new Status(ID, leader, false, "3.4.23", 20480, 16384, store.appliedRevision(), 2, 4, 4, List.of()));
  }

  @Override
  public CompletionStage<HashResult> hash(long revision) {
    long newest = store.appliedRevision();
    return done(revision > newest ? new HashResult.FutureRevision(newest) : new HashResult.Hashed(store.stateHash(), newest, 0));
  }

  @Override
  public CompletionStage<StoreImage> image() {
    return store.range(new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, 0, 0, false, false)).thenApply(result -> {
      RangeResult.Pairs pairs = (RangeResult.Pairs) result;
      return new NewestOnly(pairs.revision(), pairs.pairs());
    });
  }

  /** An image without history: as if everything before the newest revision were compacted. */
  private record NewestOnly(long revision, List<KeyValue> pairs) implements StoreImage {
    @Override
    public long compactRevision() {
      return revision;
    }

    @Override
    public long oldestRevision() {
      return revision;
    }

    @Override
    public List<Lease> leases() {
      return List.of();
    }

    @Override
    public Iterable<List<StoreEvent>> changes() {
      return List.of();
    }
  }

  @Override
  public CompletionStage<Void> defragment() {
    return done(null);
  }

  @Override
  public CompletionStage<List<Alarm>> alarms() {
    return done(List.copyOf(alarms));
  }

  @Override
  public CompletionStage<List<Alarm>> alarm(Alarm alarm, boolean raised) {
    boolean changed = raised ? alarms.add(alarm) : alarms.remove(alarm);
    return done(changed ? List.of(alarm) : List.of());
  }

  private static <T> CompletionStage<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
