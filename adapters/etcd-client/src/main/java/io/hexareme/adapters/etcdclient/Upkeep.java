package io.hexareme.adapters.etcdclient;

import com.google.protobuf.Message;
import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmRequest.AlarmAction;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.hexareme.adapters.etcdclient.Answer.Declined;
import io.hexareme.adapters.etcdclient.Answer.Told;
import io.hexareme.adapters.etcdclient.Calls.Manner;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.StoreUnavailable;
import io.vertx.core.Future;
import java.util.List;

/** etcd's Maintenance service: one member's, the one at the preferred endpoint. To ask a certain one, name its endpoint alone. */
final class Upkeep {
  /** etcd's numbers for kinds of alarm; the second is newer than our message classes. */
  private static final int NOSPACE = 1;
  private static final int CORRUPT = 2;
  private static final long DEFRAGMENT_MILLIS = 10 * 60_000L;

  private final Calls calls;
  private final Newest newest;
  private final Compacted compacted;

  Upkeep(Calls calls, Newest newest, Compacted compacted) {
    this.calls = calls;
    this.newest = newest;
    this.compacted = compacted;
  }

  Future<Status> status() {
    return told(calls.ask(Methods.STATUS, StatusRequest.getDefaultInstance(), Manner.LOCAL)).map(Upkeep::status);
  }

  private static Status status(StatusResponse response) {
    return new Status(response.getHeader().getMemberId(), response.getLeader(), response.getIsLearner(), response.getVersion(),
        response.getDbSize(), response.getDbSizeInUse(), response.getHeader().getRevision(), response.getRaftTerm(),
        response.getRaftIndex(), response.getRaftAppliedIndex(), response.getErrorsList());
  }

  Future<HashResult> hash(long revision) {
    HashKVRequest request = HashKVRequest.newBuilder().setRevision(revision).build();
    return calls.ask(Methods.HASH_KV, request, Manner.LOCAL).compose(answer -> switch (answer) {
      case Told<HashKVResponse> told -> Future.succeededFuture(hashed(revision, told.message()));
      case Declined<HashKVResponse> declined -> switch (declined.text()) {
        case Verdict.COMPACTED -> compacted.revision().map(HashResult.Compacted::new);
        case Verdict.FUTURE_REVISION -> newest.revision().map(HashResult.FutureRevision::new);
        default -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
      };
      default -> throw KeyValues.unexpected(answer);
    });
  }

  private static HashResult hashed(long revision, HashKVResponse response) {
    long at = revision == 0 ? response.getHeader().getRevision() : revision;
    return new HashResult.Hashed(Integer.toUnsignedLong(response.getHash()), at, Math.max(0, response.getCompactRevision()));
  }

  Future<Void> defragment() {
    return told(calls.ask(Methods.DEFRAGMENT, DefragmentRequest.getDefaultInstance(), Manner.LOCAL, DEFRAGMENT_MILLIS)).mapEmpty();
  }

  Future<List<Alarm>> alarms() {
    return alarm(AlarmRequest.newBuilder().setAction(AlarmAction.GET), Manner.LED);
  }

  Future<List<Alarm>> alarm(Alarm alarm, boolean raised) {
    AlarmRequest.Builder request = AlarmRequest.newBuilder()
        .setAction(raised ? AlarmAction.ACTIVATE : AlarmAction.DEACTIVATE)
        .setMemberID(alarm.member())
        .setAlarmValue(switch (alarm.kind()) {
          case NOSPACE -> NOSPACE;
          case CORRUPT -> CORRUPT;
        });
    return alarm(request, Manner.WRITE);
  }

  private Future<List<Alarm>> alarm(AlarmRequest.Builder request, Manner manner) {
    return told(calls.ask(Methods.ALARM, request.build(), manner))
        .map(response -> response.getAlarmsList().stream().map(Upkeep::alarm).toList());
  }

  private static Alarm alarm(AlarmMember alarm) {
    return new Alarm(alarm.getMemberID(), alarm.getAlarmValue() == CORRUPT ? AlarmKind.CORRUPT : AlarmKind.NOSPACE);
  }

  private static <R extends Message> Future<R> told(Future<Answer<R>> asked) {
    return asked.compose(answer -> switch (answer) {
      case Told<R> told -> Future.succeededFuture(told.message());
      case Declined<R> declined -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
      default -> throw KeyValues.unexpected(answer);
    });
  }
}
