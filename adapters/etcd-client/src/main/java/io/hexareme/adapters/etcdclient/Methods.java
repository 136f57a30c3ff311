package io.hexareme.adapters.etcdclient;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.CompactionResponse;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.DefragmentResponse;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.LeaseRevokeResponse;
import io.etcd.jetcd.api.LeaseTimeToLiveRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveResponse;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.MemberAddResponse;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.MemberPromoteRequest;
import io.etcd.jetcd.api.MemberPromoteResponse;
import io.etcd.jetcd.api.MemberRemoveRequest;
import io.etcd.jetcd.api.MemberRemoveResponse;
import io.etcd.jetcd.api.MemberUpdateRequest;
import io.etcd.jetcd.api.MemberUpdateResponse;
import io.etcd.jetcd.api.MoveLeaderRequest;
import io.etcd.jetcd.api.MoveLeaderResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.util.function.Function;

/** The methods of etcd's v3 API that are called, by their names on the wire. */
final class Methods {
  /** A method that answers once, and where its answer has the header that all of etcd's answers have. */
  record Unary<Q extends Message, R extends Message>(ServiceMethod<R, Q> method, Function<R, ResponseHeader> header) {}

  static final Unary<RangeRequest, RangeResponse> RANGE =
      unary("KV", "Range", RangeResponse.getDefaultInstance(), RangeResponse::getHeader);
  static final Unary<TxnRequest, TxnResponse> TXN =
      unary("KV", "Txn", TxnResponse.getDefaultInstance(), TxnResponse::getHeader);
  static final Unary<CompactionRequest, CompactionResponse> COMPACT =
      unary("KV", "Compact", CompactionResponse.getDefaultInstance(), CompactionResponse::getHeader);
  static final ServiceMethod<WatchResponse, WatchRequest> WATCH = method("Watch", "Watch", WatchResponse.getDefaultInstance());
  static final Unary<LeaseGrantRequest, LeaseGrantResponse> LEASE_GRANT =
      unary("Lease", "LeaseGrant", LeaseGrantResponse.getDefaultInstance(), LeaseGrantResponse::getHeader);
  static final Unary<LeaseRevokeRequest, LeaseRevokeResponse> LEASE_REVOKE =
      unary("Lease", "LeaseRevoke", LeaseRevokeResponse.getDefaultInstance(), LeaseRevokeResponse::getHeader);
  /** A stream on the wire; used for one question and one answer. */
  static final Unary<LeaseKeepAliveRequest, LeaseKeepAliveResponse> LEASE_KEEP_ALIVE =
      unary("Lease", "LeaseKeepAlive", LeaseKeepAliveResponse.getDefaultInstance(), LeaseKeepAliveResponse::getHeader);
  static final Unary<LeaseTimeToLiveRequest, LeaseTimeToLiveResponse> LEASE_TIME_TO_LIVE =
      unary("Lease", "LeaseTimeToLive", LeaseTimeToLiveResponse.getDefaultInstance(), LeaseTimeToLiveResponse::getHeader);
  /** Newer than our message classes: the answer is read field by field. */
  static final Unary<Empty, Empty> LEASE_LEASES = unary("Lease", "LeaseLeases", Empty.getDefaultInstance(), Leases::header);
  static final Unary<MemberListRequest, MemberListResponse> MEMBER_LIST =
      unary("Cluster", "MemberList", MemberListResponse.getDefaultInstance(), MemberListResponse::getHeader);
  static final Unary<MemberAddRequest, MemberAddResponse> MEMBER_ADD =
      unary("Cluster", "MemberAdd", MemberAddResponse.getDefaultInstance(), MemberAddResponse::getHeader);
  static final Unary<MemberRemoveRequest, MemberRemoveResponse> MEMBER_REMOVE =
      unary("Cluster", "MemberRemove", MemberRemoveResponse.getDefaultInstance(), MemberRemoveResponse::getHeader);
  static final Unary<MemberUpdateRequest, MemberUpdateResponse> MEMBER_UPDATE =
      unary("Cluster", "MemberUpdate", MemberUpdateResponse.getDefaultInstance(), MemberUpdateResponse::getHeader);
  static final Unary<MemberPromoteRequest, MemberPromoteResponse> MEMBER_PROMOTE =
      unary("Cluster", "MemberPromote", MemberPromoteResponse.getDefaultInstance(), MemberPromoteResponse::getHeader);
  static final Unary<StatusRequest, StatusResponse> STATUS =
      unary("Maintenance", "Status", StatusResponse.getDefaultInstance(), StatusResponse::getHeader);
  static final Unary<HashKVRequest, HashKVResponse> HASH_KV =
      unary("Maintenance", "HashKV", HashKVResponse.getDefaultInstance(), HashKVResponse::getHeader);
  static final Unary<AlarmRequest, AlarmResponse> ALARM =
      unary("Maintenance", "Alarm", AlarmResponse.getDefaultInstance(), AlarmResponse::getHeader);
  static final Unary<DefragmentRequest, DefragmentResponse> DEFRAGMENT =
      unary("Maintenance", "Defragment", DefragmentResponse.getDefaultInstance(), DefragmentResponse::getHeader);
  static final Unary<MoveLeaderRequest, MoveLeaderResponse> MOVE_LEADER =
      unary("Maintenance", "MoveLeader", MoveLeaderResponse.getDefaultInstance(), MoveLeaderResponse::getHeader);

  private Methods() {}

  private static <Q extends Message, R extends Message> Unary<Q, R> unary(
      String service, String name, R response, Function<R, ResponseHeader> header) {
    return new Unary<>(method(service, name, response), header);
  }

  private static <Q extends Message, R extends Message> ServiceMethod<R, Q> method(String service, String name, R response) {
    return ServiceMethod.client(
        ServiceName.create("etcdserverpb", service), name, GrpcMessageEncoder.encoder(), GrpcMessageDecoder.decoder(response));
  }
}
