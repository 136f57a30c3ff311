package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.audit.AuditPolicy.Told;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.time.Clock;
import java.util.List;
import java.util.Optional;

/** Begins the trail of each request. */
public final class Audit {
  private static final User NOBODY = User.of("", List.of());

  private final AuditBackends backends;
  private final Clock clock;
  private final Payloads payloads;

  public Audit(AuditBackends backends, Clock clock, List<BodyDecoder> decoders) {
    this.backends = backends;
    this.clock = clock;
    this.payloads = new Payloads(decoders);
  }

  /** The trail of a request whose requester is known; {@code span}: the trace's name for it. */
  public Trail begin(ApiRequest request, RequestInfo info, User requester, String span) {
    Optional<AuditPolicy> policy = backends.policy();
    if (policy.isEmpty()) {
      return Trail.NONE;
    }
    Told told = policy.get().of(requester, info);
    if (told.level() == AuditLevel.NONE) {
      return Trail.NONE;
    }
    return trail(request, info, requester, span, told);
  }

  /** Of one who could not show who they are: one event, however it ends. */
  public ApiResponse unauthenticated(ApiRequest request, RequestInfo info, String span, ApiResponse response) {
    Optional<AuditPolicy> policy = backends.policy();
    if (policy.isPresent()) {
      Told told = policy.get().of(NOBODY, info);
      if (told.level() != AuditLevel.NONE) {
        trail(request, info, NOBODY, span, told).rejected(response);
      }
    }
    return response;
  }

  private Trail trail(ApiRequest request, RequestInfo info, User requester, String span, Told told) {
    return new Trail(new AuditEvents(request, info, requester, AuditId.of(request, span), told, clock.now(), payloads), told, clock, backends);
  }
}
