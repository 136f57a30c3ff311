package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** SelfSubjectReview: who am I ({@code kubectl auth whoami})? */
final class SelfReviews implements VirtualResourceHandler {
  private final Responder responder;

  SelfReviews(Responder responder) {
    this.responder = responder;
  }

  @Override
  public CompletionStage<ApiResponse> create(Call call, ServedResource resource, Obj object) {
    Obj answer = object
        .with("metadata", Value.obj("creationTimestamp", Timestamps.seconds(call.now())))
        .with("status", Value.obj("userInfo", UserInfo.of(call.user())));
    return CompletableFuture.completedFuture(responder.tree(call, 201, answer));
  }
}
