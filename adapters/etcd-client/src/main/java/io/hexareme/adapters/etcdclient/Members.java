package io.hexareme.adapters.etcdclient;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.MemberAddResponse;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.MemberPromoteRequest;
import io.etcd.jetcd.api.MemberPromoteResponse;
import io.etcd.jetcd.api.MemberRemoveRequest;
import io.etcd.jetcd.api.MemberUpdateRequest;
import io.etcd.jetcd.api.MoveLeaderRequest;
import io.hexareme.adapters.etcdclient.Answer.Declined;
import io.hexareme.adapters.etcdclient.Answer.Told;
import io.hexareme.adapters.etcdclient.Calls.Manner;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.MembershipResult.Reason;
import io.hexareme.ports.store.StoreUnavailable;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** etcd's Cluster service, and the move of its leader. */
final class Members {
  private static final String NOT_LEADER = "etcdserver: not leader";
  /** {@code MemberListRequest.linearizable}; etcd 3.4 does not know it and always answers from what the member has. */
  private static final int LINEARIZABLE_FIELD = 1;

  private final Calls calls;
  private final Endpoints endpoints;

  Members(Calls calls, Endpoints endpoints) {
    this.calls = calls;
    this.endpoints = endpoints;
  }

  Future<Long> clusterId() {
    return calls.ask(Methods.MEMBER_LIST, MemberListRequest.getDefaultInstance(), Manner.LOCAL).compose(answer -> switch (answer) {
      case Told<MemberListResponse> told -> Future.succeededFuture(told.message().getHeader().getClusterId());
      case Declined<MemberListResponse> declined -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
      default -> throw KeyValues.unexpected(answer);
    });
  }

  Future<List<Member>> members(boolean serializable) {
    UnknownFieldSet linearizable = UnknownFieldSet.newBuilder()
        .addField(LINEARIZABLE_FIELD, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .build();
    MemberListRequest request = serializable
        ? MemberListRequest.getDefaultInstance()
        : MemberListRequest.newBuilder().setUnknownFields(linearizable).build();
    return calls.ask(Methods.MEMBER_LIST, request, serializable ? Manner.LOCAL : Manner.LED).compose(answer -> switch (answer) {
      case Told<MemberListResponse> told -> Future.succeededFuture(members(told.message().getMembersList()));
      case Declined<MemberListResponse> declined -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
      default -> throw KeyValues.unexpected(answer);
    });
  }

  Future<MembershipResult> add(List<String> peerUrls, boolean learner) {
    MemberAddRequest request = MemberAddRequest.newBuilder().addAllPeerURLs(peerUrls).setIsLearner(learner).build();
    Function<MemberAddResponse, Future<MembershipResult>> added = response -> Future.succeededFuture(
        new MembershipResult.Changed(member(response.getMember()), members(response.getMembersList())));
    return change(Methods.MEMBER_ADD, request, added);
  }

  Future<MembershipResult> remove(long id) {
    MemberRemoveRequest request = MemberRemoveRequest.newBuilder().setID(id).build();
    return members(false).compose(before -> change(Methods.MEMBER_REMOVE, request,
        response -> Future.succeededFuture(changed(id, before, members(response.getMembersList())))));
  }

  Future<MembershipResult> promote(long id) {
    MemberPromoteRequest request = MemberPromoteRequest.newBuilder().setID(id).build();
    Function<MemberPromoteResponse, Future<MembershipResult>> promoted = response -> {
      List<Member> now = members(response.getMembersList());
      return Future.succeededFuture(changed(id, now, now));
    };
    return change(Methods.MEMBER_PROMOTE, request, promoted);
  }

  Future<MembershipResult> update(long id, List<String> peerUrls) {
    MemberUpdateRequest request = MemberUpdateRequest.newBuilder().setID(id).addAllPeerURLs(peerUrls).build();
    return change(Methods.MEMBER_UPDATE, request, response -> {
      List<Member> now = members(response.getMembersList());
      return Future.succeededFuture(changed(id, now, now));
    });
  }

  /** The leader alone takes this: the endpoints are asked in turn until one of them is it. */
  Future<MembershipResult> moveLeader(long id) {
    return moveLeader(id, endpoints.size());
  }

  private Future<MembershipResult> moveLeader(long id, int left) {
    MoveLeaderRequest request = MoveLeaderRequest.newBuilder().setTargetID(id).build();
    Endpoint asked = endpoints.preferred();
    Future<MembershipResult> move = change(Methods.MOVE_LEADER, request,
        _ -> members(false).map(now -> changed(id, now, now)));
    return move.compose(result -> {
      boolean elsewhere = result instanceof MembershipResult.Refused refused && refused.reason() == Reason.NOT_LEADER && left > 1;
      if (!elsewhere) return Future.succeededFuture(result);
      endpoints.avoid(asked);
      return moveLeader(id, left - 1);
    });
  }

  private <Q extends Message, R extends Message> Future<MembershipResult> change(
      Methods.Unary<Q, R> method, Q request, Function<R, Future<MembershipResult>> done) {
    return calls.ask(method, request, Manner.WRITE).compose(answer -> switch (answer) {
      case Told<R> told -> done.apply(told.message());
      case Declined<R> declined -> refused(declined);
      default -> throw KeyValues.unexpected(answer);
    });
  }

  private static MembershipResult changed(long id, List<Member> among, List<Member> now) {
    return among.stream().filter(member -> member.id() == id).findFirst()
        .<MembershipResult>map(member -> new MembershipResult.Changed(member, now))
        .orElseGet(() -> new MembershipResult.Refused(Reason.NOT_FOUND, "etcdserver: member not found"));
  }

  private static Future<MembershipResult> refused(Declined<?> declined) {
    Reason reason = reason(declined.text());
    if (reason == null) return Future.failedFuture(StoreUnavailable.refused(declined.text()));
    return Future.succeededFuture(new MembershipResult.Refused(reason, declined.text()));
  }

  private static Reason reason(String text) {
    return switch (text) {
      case "etcdserver: member not found" -> Reason.NOT_FOUND;
      case "etcdserver: member ID already exist" -> Reason.ID_EXISTS;
      case "etcdserver: Peer URLs already exists" -> Reason.PEER_URL_EXISTS;
      case "etcdserver: can only promote a learner member which is in sync with leader" -> Reason.LEARNER_NOT_READY;
      case "etcdserver: can only promote a learner member" -> Reason.NOT_LEARNER;
      case "etcdserver: too many learner members in cluster" -> Reason.TOO_MANY_LEARNERS;
      case "etcdserver: unhealthy cluster", "etcdserver: re-configuration failed due to not enough started members" -> Reason.UNHEALTHY;
      case NOT_LEADER -> Reason.NOT_LEADER;
      case "etcdserver: bad leader transferee" -> Reason.BAD_LEADER_TRANSFEREE;
      default -> text.contains("under way") ? Reason.CHANGE_UNDER_WAY : null;
    };
  }

  private static List<Member> members(List<io.etcd.jetcd.api.Member> members) {
    return members.stream().map(Members::member).sorted(Comparator.comparing(Member::id, Long::compareUnsigned)).toList();
  }

  private static Member member(io.etcd.jetcd.api.Member member) {
    return new Member(
        member.getID(), member.getName(), member.getPeerURLsList(), member.getClientURLsList(), member.getIsLearner());
  }
}
