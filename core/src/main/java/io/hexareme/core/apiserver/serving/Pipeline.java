package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
import io.hexareme.core.apiserver.authentication.Impersonation;
import io.hexareme.core.apiserver.authorization.Access;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The API server: every request goes authenticate → impersonate → authorize → handler, whoever makes it and from wherever. The handlers' own stages
 * are in {@link WriteStages} and {@link ReadHandlers}. Lives on one loop.
 */
public final class Pipeline implements ApiServer {
  private final AuthenticatorChain authenticators;
  private final Impersonation impersonation;
  private final AuthorizerChain authorizers;
  private final Router router;
  private final Responder responder;
  private final RequestTrace trace;
  private final RequestFigures figures;
  private final Clock clock;

  public Pipeline(AuthenticatorChain authenticators, Impersonation impersonation, AuthorizerChain authorizers, Router router,
      Responder responder, RequestTrace trace, RequestFigures figures, Clock clock) {
    this.authenticators = authenticators;
    this.impersonation = impersonation;
    this.authorizers = authorizers;
    this.router = router;
    this.responder = responder;
    this.trace = trace;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    RequestInfo info = RequestInfo.of(request);
    String span = trace.nextSpan();
    long since = figures.begin();
    return run(request, info, span).exceptionally(failure -> responder.refusal(request, span, refusal(failure, span, request)))
        .thenApply(response -> {
          figures.answered(request, info, response.code(), since);
          return trace.answered(span, request, info, response);
        });
  }

  private CompletionStage<ApiResponse> run(ApiRequest request, RequestInfo info, String span) {
    try {
      return authenticators.authenticate(request.credential(), clock.now())
          .thenCompose(requester -> impersonation.effective(requester, request))
          .thenCompose(user -> authorized(request, info, span, user))
          .thenCompose(call -> {
            trace.stage(span, request, info, "authorize", "allowed");
            return router.route(call);
          });
    } catch (RuntimeException refusedOrBroken) {
      return CompletableFuture.failedFuture(refusedOrBroken);
    }
  }

  /** Each stage goes on at once, on this stack, unless it had to ask somebody else. */
  private CompletionStage<Call> authorized(ApiRequest request, RequestInfo info, String span, User user) {
    trace.stage(span, request, info, "authenticate", user.name());
    Call call = Call.of(request, info, user, span, clock.now());
    return authorizers.require(Access.of(user, info, request)).thenApply(allowed -> call);
  }

  /** Only a write that may have happened all the same is another matter than one that has not: it must not be repeated blindly. */
  private static Refusal unanswered(ApiRequest request, StoreUnavailable unavailable) {
    String why = "the store does not answer: " + unavailable.getMessage();
    boolean harmless = unavailable.refused() || request.method().equals("GET") || request.method().equals("HEAD");
    return harmless ? Refusals.unavailable(why) : Refusals.unknownOutcome(why);
  }

  private Refusal refusal(Throwable failure, String span, ApiRequest request) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return switch (cause) {
      case Refusal refusal -> refusal;
      case StoreUnavailable unavailable -> unanswered(request, unavailable);
      default -> {
        trace.broken(span, request, cause);
        yield Refusals.internal("the request could not be handled; the server's trace has it under " + span);
      }
    };
  }
}
