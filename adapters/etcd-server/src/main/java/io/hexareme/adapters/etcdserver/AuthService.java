package io.hexareme.adapters.etcdserver;

import com.google.protobuf.Message;
import io.etcd.jetcd.api.AuthDisableRequest;
import io.etcd.jetcd.api.AuthDisableResponse;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * etcd's Auth service, as far as there is any: users and roles there are none, so authentication is never enabled. Who may connect
 * is decided by client certificates, as API servers have it.
 */
final class AuthService {
  private static final ServiceName NAME = ServiceName.create("etcdserverpb", "Auth");
  private static final List<String> ACCOUNTS = List.of(
      "AuthEnable", "UserAdd", "UserGet", "UserList", "UserDelete", "UserChangePassword", "UserGrantRole", "UserRevokeRole",
      "RoleAdd", "RoleGet", "RoleList", "RoleDelete", "RoleGrantPermission", "RoleRevokePermission");

  /** Of the answer about the status, which is a header and this; that it is enabled would be field 2. */
  private static final int AUTH_REVISION = 3;

  private final Standing standing;

  AuthService(Standing standing) {
    this.standing = standing;
  }

  void addTo(UnaryCalls calls) {
    calls.add(NAME, "AuthStatus", AuthDisableRequest.getDefaultInstance(), this::status);
    calls.add(NAME, "AuthDisable", AuthDisableRequest.getDefaultInstance(), this::disable);
    calls.add(NAME, "Authenticate", AuthenticateRequest.getDefaultInstance(),
        request -> refused(EtcdError.of("etcdserver: authentication is not enabled")));
    for (String name : ACCOUNTS) {
      calls.add(NAME, name, AuthDisableRequest.getDefaultInstance(), request -> refused(new EtcdError(
          GrpcStatus.UNIMPLEMENTED, "etcdserver: " + name + " is not offered: client certificates decide who may connect")));
    }
  }

  private CompletionStage<Supplier<AuthDisableResponse>> status(AuthDisableRequest request) {
    return standing.newestHeader().thenApply(header -> () -> AuthDisableResponse.newBuilder()
        .setHeader(header.get()).setUnknownFields(UnnamedFields.number(AUTH_REVISION, 1)).build());
  }

  private CompletionStage<Supplier<AuthDisableResponse>> disable(AuthDisableRequest request) {
    return standing.newestHeader().thenApply(header -> () -> AuthDisableResponse.newBuilder().setHeader(header.get()).build());
  }

  private static CompletionStage<Supplier<Message>> refused(EtcdError error) {
    return CompletableFuture.failedFuture(error);
  }
}
