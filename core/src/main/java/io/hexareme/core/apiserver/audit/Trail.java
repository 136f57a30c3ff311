package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.audit.AuditPolicy.Told;
import io.hexareme.core.apiserver.negotiation.FollowedFrames;
import io.hexareme.core.apiserver.negotiation.FollowedTalk;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the log is told of one request, stage by stage. */
public final class Trail {
  /** Of a request that nothing is told of. */
  static final Trail NONE = new Trail(null, Told.NOTHING, null, null);
  private static final CompletionStage<Void> ON = CompletableFuture.completedFuture(null);
  private static final String DECISION = "authorization.k8s.io/decision";
  private static final String REASON = "authorization.k8s.io/reason";

  private final AuditEvents events;
  private final Told told;
  private final Clock clock;
  private final AuditBackends backends;
  private Map<String, String> annotations = new LinkedHashMap<>();
  private boolean panicked;

  Trail(AuditEvents events, Told told, Clock clock, AuditBackends backends) {
    this.events = events;
    this.told = told;
    this.clock = clock;
    this.backends = backends;
  }

  private boolean isSilent() {
    return this == NONE;
  }

  /** Tells that it came. Completes when the request may go on; exceptionally with a refusal when it may not, unheard of. */
  public CompletionStage<Void> received() {
    return isSilent() ? ON : tell(AuditStage.REQUEST_RECEIVED, null, null).thenAccept(kept -> {
      if (!kept && backends.isStrict()) {
        throw Refusals.internal("failed to store audit event");
      }
    });
  }

  /** The request is made as somebody else. */
  public void actsAs(User requester, User acting) {
    if (!isSilent() && requester != acting) {
      events.actsAs(acting);
    }
  }

  /** From here on the annotations of the call are those of the trail. */
  public void follows(Call call) {
    if (!isSilent()) {
      annotations = call.annotations();
    }
  }

  /** The authorizers allow it, for that reason. */
  public void allowed(String reason) {
    decided("allow", reason);
  }

  /** They do not, unless they had allowed it before it failed. */
  public void forbidden() {
    decided("forbid", "");
  }

  private void decided(String decision, String reason) {
    if (!isSilent() && annotations.putIfAbsent(DECISION, decision) == null) {
      annotations.put(REASON, reason);
    }
  }

  /** The server itself failed. */
  public void panicked(String why) {
    if (!isSilent()) {
      panicked = true;
      tell(AuditStage.PANIC, null, Value.obj("metadata", Obj.EMPTY, "status", "Failure", "message", why, "reason", "InternalError", "code", 500));
    }
  }

  /** There is an answer. Of a stream and of a conversation the beginning is told now, the end when it comes. */
  public CompletionStage<ApiResponse> answered(ApiResponse response) {
    if (isSilent() || panicked && response instanceof ApiResponse.Whole) {
      return CompletableFuture.completedFuture(response);
    }
    AuditStage stage = response instanceof ApiResponse.Whole ? AuditStage.RESPONSE_COMPLETE : AuditStage.RESPONSE_STARTED;
    return tell(stage, response, events.status(response)).thenApply(kept -> followed(response));
  }

  private ApiResponse followed(ApiResponse response) {
    Runnable complete = () -> tell(AuditStage.RESPONSE_COMPLETE, response, events.status(response));
    return switch (response) {
      case ApiResponse.Whole whole -> whole;
      case ApiResponse.Streaming(int code, Map<String, String> headers, ApiResponse.Frames frames) ->
          new ApiResponse.Streaming(code, headers, new FollowedFrames(frames, () -> { }, complete));
      case ApiResponse.Conversing(Map<String, String> headers, ApiResponse.Dialogue dialogue) ->
          new ApiResponse.Conversing(headers, FollowedTalk.of(dialogue, complete));
    };
  }

  /** Nobody knows who asked. */
  void rejected(ApiResponse response) {
    tell(AuditStage.RESPONSE_STARTED, response, events.status(response));
  }

  private CompletionStage<Boolean> tell(AuditStage stage, ApiResponse response, Obj status) {
    return told.tells(stage) ? backends.record(events.event(stage, clock.now(), response, status, annotations)) : AuditBackends.KEPT;
  }
}
