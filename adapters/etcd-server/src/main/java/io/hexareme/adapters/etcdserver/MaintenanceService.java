package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.DefragmentResponse;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.HashRequest;
import io.etcd.jetcd.api.HashResponse;
import io.etcd.jetcd.api.MoveLeaderRequest;
import io.etcd.jetcd.api.MoveLeaderResponse;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Maintenance.HashResult.Hashed;
import io.hexareme.ports.store.Membership;
import io.vertx.grpc.common.ServiceName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** etcd's Maintenance service, but for the snapshot ({@link SnapshotCall}). */
final class MaintenanceService {
  static final ServiceName NAME = ServiceName.create("etcdserverpb", "Maintenance");

  /** Kinds of alarm; by number, because the message classes do not name them all. */
  private static final int NOSPACE = 1;

  private static final int CORRUPT = 2;

  private final Maintenance maintenance;
  private final Membership membership;
  private final Standing standing;

  MaintenanceService(Maintenance maintenance, Membership membership, Standing standing) {
    this.maintenance = maintenance;
    this.membership = membership;
    this.standing = standing;
  }

  void addTo(UnaryCalls calls) {
    calls.add(NAME, "Status", StatusRequest.getDefaultInstance(), request -> true, this::status);
    calls.add(NAME, "Hash", HashRequest.getDefaultInstance(), this::hash);
    calls.add(NAME, "HashKV", HashKVRequest.getDefaultInstance(), this::hashKv);
    calls.add(NAME, "Defragment", DefragmentRequest.getDefaultInstance(), this::defragment);
    calls.add(NAME, "MoveLeader", MoveLeaderRequest.getDefaultInstance(), this::moveLeader);
    calls.add(NAME, "Alarm", AlarmRequest.getDefaultInstance(), this::alarm);
  }

  private CompletionStage<Supplier<StatusResponse>> status(StatusRequest request) {
    return standing.now().thenApply(status -> {
      var header = standing.header(status.revision());
      return () -> StatusResponse.newBuilder()
          .setHeader(header.get()).setVersion(status.version()).setDbSize(status.storageBytes())
          .setDbSizeInUse(status.neededBytes()).setLeader(status.leader()).setRaftIndex(status.raftIndex())
          .setRaftTerm(status.term()).setRaftAppliedIndex(status.appliedIndex()).addAllErrors(status.errors())
          .setIsLearner(status.learner()).build();
    });
  }

  private CompletionStage<Supplier<HashResponse>> hash(HashRequest request) {
    return hashed(0).thenCompose(hash -> standing.newestHeader().thenApply(header ->
        () -> HashResponse.newBuilder().setHeader(header.get()).setHash((int) hash.hash()).build()));
  }

  private CompletionStage<Supplier<HashKVResponse>> hashKv(HashKVRequest request) {
    return hashed(request.getRevision()).thenCompose(hash -> standing.newestHeader().thenApply(header -> () ->
        HashKVResponse.newBuilder()
            .setHeader(header.get()).setHash((int) hash.hash()).setCompactRevision(hash.compactRevision()).build()));
  }

  private CompletionStage<Hashed> hashed(long revision) {
    return maintenance.hash(revision).thenApply(result -> switch (result) {
      case Hashed hashed -> hashed;
      case HashResult.Compacted compacted -> throw EtcdError.of(EtcdError.COMPACTED);
      case HashResult.FutureRevision future -> throw EtcdError.of(EtcdError.FUTURE_REVISION);
    });
  }

  private CompletionStage<Supplier<DefragmentResponse>> defragment(DefragmentRequest request) {
    return maintenance.defragment().thenApply(done -> DefragmentResponse::getDefaultInstance);
  }

  private CompletionStage<Supplier<MoveLeaderResponse>> moveLeader(MoveLeaderRequest request) {
    return ClusterService.changed(membership.moveLeader(request.getTargetID())).thenApply(done -> MoveLeaderResponse::getDefaultInstance);
  }

  private CompletionStage<Supplier<AlarmResponse>> alarm(AlarmRequest request) {
    AlarmKind kind = kind(request.getAlarmValue());
    CompletionStage<List<Alarm>> alarms = switch (request.getAction()) {
      case GET -> maintenance.alarms()
          .thenApply(all -> all.stream().filter(alarm -> kind == null || alarm.kind() == kind).toList());
      case ACTIVATE -> change(request.getMemberID(), kind, true);
      case DEACTIVATE -> change(request.getMemberID(), kind, false);
      case UNRECOGNIZED -> throw new IllegalArgumentException("unknown alarm action " + request.getActionValue());
    };
    return alarms.thenApply(list -> () -> AlarmResponse.newBuilder() // without a header: etcd gives none here
        .addAllAlarms(list.stream().map(MaintenanceService::wire).toList()).build());
  }

  /** An alarm of no kind is none. One that was raised before is told as if it were new; one that was not cannot be ended. */
  private CompletionStage<List<Alarm>> change(long member, AlarmKind kind, boolean raised) {
    if (kind == null) return CompletableFuture.completedFuture(List.of());
    Alarm alarm = new Alarm(member, kind);
    return maintenance.alarm(alarm, raised).thenApply(changed -> raised ? List.of(alarm) : changed);
  }

  private static AlarmMember wire(Alarm alarm) {
    int type = switch (alarm.kind()) {
      case NOSPACE -> NOSPACE;
      case CORRUPT -> CORRUPT;
    };
    return AlarmMember.newBuilder().setMemberID(alarm.member()).setAlarmValue(type).build();
  }

  private static AlarmKind kind(int wire) {
    return switch (wire) {
      case 0 -> null;
      case NOSPACE -> AlarmKind.NOSPACE;
      case CORRUPT -> AlarmKind.CORRUPT;
      default -> throw new IllegalArgumentException("unknown alarm " + wire);
    };
  }
}
