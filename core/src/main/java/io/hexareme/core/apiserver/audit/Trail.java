package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.audit.AuditPolicy.Told;
import io.hexareme.core.apiserver.negotiation.FollowedFrames;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.audit.AuditLog;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the log is told of one request, stage by stage. */
public final class Trail {
  /** Of a request that nothing is told of. */
  static final Trail NONE = new Trail(null, Told.NOTHING, null, null);
  private static final String DECISION = "authorization.k8s.io/decision";
  private static final String REASON = "authorization.k8s.io/reason";

  private final AuditEvents events;
  private final Told told;
  private final Clock clock;
  private final AuditLog log;
  private Map<String, String> annotations = new LinkedHashMap<>();
  private boolean panicked;

  Trail(AuditEvents events, Told told, Clock clock, AuditLog log) {
    this.events = events;
    this.told = told;
    this.clock = clock;
    this.log = log;
  }

  private boolean isSilent() {
    return this == NONE;
  }

  void received() {
    tell(AuditStage.REQUEST_RECEIVED, null, null);
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

  /** There is an answer. Of a stream its head is told now, its end when it comes; of a conversation that it has begun. */
  public ApiResponse answered(ApiResponse response) {
    if (isSilent()) {
      return response;
    }
    return switch (response) {
      case ApiResponse.Whole whole -> {
        if (!panicked) {
          tell(AuditStage.RESPONSE_COMPLETE, whole, events.status(whole));
        }
        yield whole;
      }
      case ApiResponse.Streaming(int code, Map<String, String> headers, ApiResponse.Frames frames) -> {
        tell(AuditStage.RESPONSE_STARTED, response, events.status(response));
        yield new ApiResponse.Streaming(code, headers, new FollowedFrames(frames, () -> { },
            () -> tell(AuditStage.RESPONSE_COMPLETE, response, events.status(response))));
      }
      case ApiResponse.Conversing conversing -> {
        tell(AuditStage.RESPONSE_STARTED, conversing, events.status(conversing));
        yield conversing;
      }
    };
  }

  /** Nobody knows who asked. */
  void rejected(ApiResponse response) {
    tell(AuditStage.RESPONSE_STARTED, response, events.status(response));
  }

  private void tell(AuditStage stage, ApiResponse response, Obj status) {
    if (told.tells(stage)) {
      log.record(events.event(stage, clock.now(), response, status, annotations));
    }
  }
}
