package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.Member;
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
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.MembershipResult.Changed;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceName;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** etcd's Cluster service. Its headers have no revision: membership is no part of the keys' history. */
final class ClusterService {
  private static final ServiceName NAME = ServiceName.create("etcdserverpb", "Cluster");

  /** Of the request for the list; since etcd 3.5, and before that the list was always the member's own. */
  private static final int LINEARIZABLE = 1;

  private final Membership membership;
  private final Standing standing;

  ClusterService(Membership membership, Standing standing) {
    this.membership = membership;
    this.standing = standing;
  }

  void addTo(UnaryCalls calls) {
    calls.add(NAME, "MemberList", MemberListRequest.getDefaultInstance(), request -> true, this::list);
    calls.add(NAME, "MemberAdd", MemberAddRequest.getDefaultInstance(), this::add);
    calls.add(NAME, "MemberRemove", MemberRemoveRequest.getDefaultInstance(), this::remove);
    calls.add(NAME, "MemberUpdate", MemberUpdateRequest.getDefaultInstance(), this::update);
    calls.add(NAME, "MemberPromote", MemberPromoteRequest.getDefaultInstance(), this::promote);
  }

  private CompletionStage<Supplier<MemberListResponse>> list(MemberListRequest request) {
    return membership.members(!UnnamedFields.flag(request, LINEARIZABLE)).thenApply(members -> {
      var header = standing.header();
      return () -> MemberListResponse.newBuilder().setHeader(header.get()).addAllMembers(wire(members)).build();
    });
  }

  private CompletionStage<Supplier<MemberAddResponse>> add(MemberAddRequest request) {
    return changed(membership.add(PeerUrls.of(request.getPeerURLsList()), request.getIsLearner())).thenApply(done -> {
      var header = standing.header();
      return () -> MemberAddResponse.newBuilder()
          .setHeader(header.get()).setMember(wire(done.member())).addAllMembers(wire(done.members())).build();
    });
  }

  private CompletionStage<Supplier<MemberRemoveResponse>> remove(MemberRemoveRequest request) {
    return changed(membership.remove(request.getID())).thenApply(done -> {
      var header = standing.header();
      return () -> MemberRemoveResponse.newBuilder().setHeader(header.get()).addAllMembers(wire(done.members())).build();
    });
  }

  private CompletionStage<Supplier<MemberUpdateResponse>> update(MemberUpdateRequest request) {
    return changed(membership.update(request.getID(), PeerUrls.of(request.getPeerURLsList()))).thenApply(done -> {
      var header = standing.header();
      return () -> MemberUpdateResponse.newBuilder().setHeader(header.get()).addAllMembers(wire(done.members())).build();
    });
  }

  private CompletionStage<Supplier<MemberPromoteResponse>> promote(MemberPromoteRequest request) {
    return changed(membership.promote(request.getID())).thenApply(done -> {
      var header = standing.header();
      return () -> MemberPromoteResponse.newBuilder().setHeader(header.get()).addAllMembers(wire(done.members())).build();
    });
  }

  static CompletionStage<Changed> changed(CompletionStage<MembershipResult> result) {
    return result.thenApply(outcome -> switch (outcome) {
      case Changed changed -> changed;
      case MembershipResult.Refused refused -> throw new EtcdError(status(refused.reason()), refused.message());
    });
  }

  private static GrpcStatus status(MembershipResult.Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> GrpcStatus.NOT_FOUND;
      case ID_EXISTS, PEER_URL_EXISTS, LEARNER_NOT_READY, NOT_LEARNER, TOO_MANY_LEARNERS, NOT_LEADER, BAD_LEADER_TRANSFEREE ->
          GrpcStatus.FAILED_PRECONDITION;
      case UNHEALTHY, CHANGE_UNDER_WAY -> GrpcStatus.UNAVAILABLE;
    };
  }

  private static List<Member> wire(List<io.hexareme.ports.store.Member> members) {
    return members.stream().map(ClusterService::wire).toList();
  }

  private static Member wire(io.hexareme.ports.store.Member member) {
    return Member.newBuilder()
        .setID(member.id()).setName(member.name()).setIsLearner(member.learner())
        .addAllPeerURLs(member.peerUrls()).addAllClientURLs(member.clientUrls()).build();
  }
}
