package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.audit.Audit;
import io.hexareme.core.apiserver.audit.AuditId;
import io.hexareme.core.apiserver.audit.Trail;
import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
import io.hexareme.core.apiserver.authentication.ForwardedHeaders;
import io.hexareme.core.apiserver.authentication.Impersonation;
import io.hexareme.core.apiserver.authorization.Access;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
import io.hexareme.core.apiserver.fairness.Fairness;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The API server: every request goes authenticate → audit → impersonate → take turns → authorize → handler, whoever makes it
 * and from wherever. The handlers' own stages are in {@link WriteStages} and {@link ReadHandlers}. Lives on one loop.
 */
public final class Pipeline implements ApiServer {
  private final ForwardedHeaders forwarded;
  private final AuthenticatorChain authenticators;
  private final Audit audit;
  private final Impersonation impersonation;
  private final Fairness fairness;
  private final AuthorizerChain authorizers;
  private final Router router;
  private final Responder responder;
  private final RequestTrace trace;
  private final RequestFigures figures;
  private final Clock clock;

  public Pipeline(ForwardedHeaders forwarded, AuthenticatorChain authenticators, Audit audit, Impersonation impersonation, Fairness fairness,
      AuthorizerChain authorizers, Router router, Responder responder, RequestTrace trace, RequestFigures figures, Clock clock) {
    this.forwarded = forwarded;
    this.authenticators = authenticators;
    this.audit = audit;
    this.impersonation = impersonation;
    this.fairness = fairness;
    this.authorizers = authorizers;
    this.router = router;
    this.responder = responder;
    this.trace = trace;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest asItCame) {
    ApiRequest request = forwarded.taken(asItCame);
    RequestInfo info = RequestInfo.of(request);
    String span = trace.nextSpan();
    long since = figures.begin(info);
    return identified(request, info, span).thenApply(response -> {
      ApiResponse counted = figures.answered(request, info, response, since);
      return trace.answered(span, request, info, AuditId.on(request, counted));
    });
  }

  /** Each stage goes on at once, on this stack, unless it had to ask somebody else. */
  private CompletionStage<ApiResponse> identified(ApiRequest request, RequestInfo info, String span) {
    CompletionStage<User> requester;
    try {
      requester = authenticators.authenticate(request.credential(), request.path(), clock.now());
    } catch (RuntimeException refusedOrBroken) {
      requester = CompletableFuture.failedFuture(refusedOrBroken);
    }
    return requester.handle((user, failure) -> failure == null
        ? audited(request, info, span, user)
        : CompletableFuture.completedFuture(audit.unauthenticated(request, info, span, refused(request, span, failure, Optional.empty()))))
        .thenCompose(answer -> answer);
  }

  private CompletionStage<ApiResponse> audited(ApiRequest request, RequestInfo info, String span, User requester) {
    Trail trail = audit.begin(request, info, requester, span);
    return trail.received().thenCompose(told -> admitted(request, info, span, requester, trail))
        .exceptionally(failure -> refused(request, span, failure, Optional.of(trail))).thenCompose(trail::answered);
  }

  /** Who asks is known, and waits for their turn. */
  private CompletionStage<ApiResponse> admitted(ApiRequest request, RequestInfo info, String span, User requester, Trail trail) {
    try {
      return impersonation.effective(requester, request).thenCompose(user -> {
        trail.actsAs(requester, user);
        return fairness.through(request, info, user, () -> served(request, info, span, user, trail));
      });
    } catch (RuntimeException refusedOrBroken) {
      return CompletableFuture.failedFuture(refusedOrBroken);
    }
  }

  /** The answer, whatever it is: what goes wrong is one too. */
  private CompletionStage<ApiResponse> served(ApiRequest request, RequestInfo info, String span, User user, Trail trail) {
    trace.stage(span, request, info, "authenticate", user.name());
    Call call = Call.of(request, info, user, span, clock.now());
    trail.follows(call);
    try {
      return authorizers.require(Access.of(user, info, request)).thenCompose(decision -> {
        trail.allowed(decision.reason());
        trace.stage(span, request, info, "authorize", "allowed");
        return router.route(call);
      }).exceptionally(failure -> refused(request, span, failure, Optional.of(trail)));
    } catch (RuntimeException refusedOrBroken) {
      return CompletableFuture.completedFuture(refused(request, span, refusedOrBroken, Optional.of(trail)));
    }
  }

  private ApiResponse refused(ApiRequest request, String span, Throwable failure, Optional<Trail> trail) {
    trail.ifPresent(Trail::forbidden);
    return responder.refusal(request, span, refusal(failure, span, request, trail));
  }

  /** Only a write that may have happened all the same is another matter than one that has not: it must not be repeated blindly. */
  private static Refusal unanswered(ApiRequest request, StoreUnavailable unavailable) {
    String why = "the store does not answer: " + unavailable.getMessage();
    boolean harmless = unavailable.refused() || request.method().equals("GET") || request.method().equals("HEAD");
    return harmless ? Refusals.unavailable(why) : Refusals.unknownOutcome(why);
  }

  private Refusal refusal(Throwable failure, String span, ApiRequest request, Optional<Trail> trail) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return switch (cause) {
      case Refusal refusal -> refusal;
      case StoreUnavailable unavailable -> unanswered(request, unavailable);
      default -> {
        trace.broken(span, request, cause);
        trail.ifPresent(open -> open.panicked("the request could not be handled: " + cause));
        yield Refusals.internal("the request could not be handled; the server's trace has it under " + span);
      }
    };
  }
}
