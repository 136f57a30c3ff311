package io.hexareme.adapters.etcdclient;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.LeaseRevokeResponse;
import io.etcd.jetcd.api.LeaseTimeToLiveRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.hexareme.adapters.etcdclient.Answer.Declined;
import io.hexareme.adapters.etcdclient.Answer.Told;
import io.hexareme.adapters.etcdclient.Calls.Manner;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * etcd's Lease service. Where the port tells of a lease's keys and etcd's answer does not, they are asked for besides: they are those
 * of a moment before (revoke) or after (keep alive), not of the same instant.
 */
final class Leases {
  private final Calls calls;
  private final Newest newest;

  Leases(Calls calls, Newest newest) {
    this.calls = calls;
    this.newest = newest;
  }

  Future<LeaseResult> grant(long id, long ttlSeconds) {
    LeaseGrantRequest request = LeaseGrantRequest.newBuilder().setID(id).setTTL(ttlSeconds).build();
    return calls.ask(Methods.LEASE_GRANT, request, Manner.WRITE).compose(answer -> switch (answer) {
      case Told<LeaseGrantResponse> told -> Future.succeededFuture(granted(told.message()));
      case Declined<LeaseGrantResponse> declined -> declined(id, declined);
      default -> throw KeyValues.unexpected(answer);
    });
  }

  private static LeaseResult granted(LeaseGrantResponse response) {
    return new LeaseResult.Lease(response.getID(), response.getTTL(), response.getTTL(), List.of());
  }

  Future<LeaseResult> revoke(long id) {
    LeaseRevokeRequest request = LeaseRevokeRequest.newBuilder().setID(id).build();
    return newest.write(() -> lease(id).compose(found -> switch (found) {
      case LeaseResult.Lease lease -> calls.ask(Methods.LEASE_REVOKE, request, Manner.WRITE).compose(answer -> switch (answer) {
        case Told<LeaseRevokeResponse> told ->
            Future.succeededFuture(new LeaseResult.Lease(id, lease.ttlSeconds(), 0, lease.keys()));
        case Declined<LeaseRevokeResponse> declined -> declined(id, declined);
        default -> throw KeyValues.unexpected(answer);
      });
      case LeaseResult.NotFound gone -> Future.succeededFuture(gone);
      case LeaseResult.Exists exists -> Future.succeededFuture(exists);
    }));
  }

  /** To keep alive twice is no harm, so this is repeated as reads are. */
  Future<LeaseResult> keepAlive(long id) {
    LeaseKeepAliveRequest request = LeaseKeepAliveRequest.newBuilder().setID(id).build();
    return calls.ask(Methods.LEASE_KEEP_ALIVE, request, Manner.LED).compose(answer -> switch (answer) {
      case Told<LeaseKeepAliveResponse> told when told.message().getTTL() > 0 -> lease(id);
      case Told<LeaseKeepAliveResponse> told -> Future.succeededFuture(new LeaseResult.NotFound(id));
      case Declined<LeaseKeepAliveResponse> declined -> declined(id, declined);
      default -> throw KeyValues.unexpected(answer);
    });
  }

  Future<LeaseResult> lease(long id) {
    LeaseTimeToLiveRequest request = LeaseTimeToLiveRequest.newBuilder().setID(id).setKeys(true).build();
    return calls.ask(Methods.LEASE_TIME_TO_LIVE, request, Manner.LED).compose(answer -> switch (answer) {
      case Told<LeaseTimeToLiveResponse> told -> Future.succeededFuture(found(id, told.message()));
      case Declined<LeaseTimeToLiveResponse> declined -> declined(id, declined);
      default -> throw KeyValues.unexpected(answer);
    });
  }

  /** etcd answers from what the member has; what it has is made new by a linearizable read of the same member before. */
  Future<List<Long>> leases() {
    return newest.revision()
        .compose(_ -> calls.ask(Methods.LEASE_LEASES, Empty.getDefaultInstance(), Manner.LED))
        .compose(answer -> switch (answer) {
          case Told<Empty> told -> Future.succeededFuture(ids(told.message()));
          case Declined<Empty> declined -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
          default -> throw KeyValues.unexpected(answer);
        });
  }

  /** {@code LeaseLeasesResponse}: a header and, for each lease, a {@code LeaseStatus} with nothing but its id. */
  private static List<Long> ids(Empty response) {
    List<Long> ids = new ArrayList<>();
    for (ByteString lease : response.getUnknownFields().getField(2).getLengthDelimitedList()) {
      ids.addAll(parsed(() -> UnknownFieldSet.parseFrom(lease)).getField(1).getVarintList());
    }
    ids.sort(null);
    return ids;
  }

  static ResponseHeader header(Empty response) {
    List<ByteString> headers = response.getUnknownFields().getField(1).getLengthDelimitedList();
    return headers.isEmpty() ? ResponseHeader.getDefaultInstance() : parsed(() -> ResponseHeader.parseFrom(headers.getFirst()));
  }

  private interface Parse<T> {
    T parse() throws InvalidProtocolBufferException;
  }

  private static <T> T parsed(Parse<T> parse) {
    try {
      return parse.parse();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("etcd's list of leases cannot be read", e);
    }
  }

  private static LeaseResult found(long id, LeaseTimeToLiveResponse response) {
    if (response.getTTL() < 0 && response.getGrantedTTL() == 0) return new LeaseResult.NotFound(id);
    List<Bytes> keys = response.getKeysList().stream().map(Wire::bytes).sorted().toList();
    return new LeaseResult.Lease(id, response.getGrantedTTL(), Math.max(0, response.getTTL()), keys);
  }

  private static Future<LeaseResult> declined(long id, Declined<?> declined) {
    return switch (declined.text()) {
      case Verdict.LEASE_NOT_FOUND -> Future.succeededFuture(new LeaseResult.NotFound(id));
      case Verdict.LEASE_EXISTS -> Future.succeededFuture(new LeaseResult.Exists(id));
      default -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
    };
  }
}
