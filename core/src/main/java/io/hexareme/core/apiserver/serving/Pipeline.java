package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The API server: every request goes authenticate → impersonate → take turns → authorize → handler, whoever makes it and from wherever. The handlers' own stages
 * are in {@link WriteStages} and {@link ReadHandlers}. Lives on one loop.
 */
public final class Pipeline implements ApiServer {
  private final AuthenticatorChain authenticators;
  private final Impersonation impersonation;
  private final Fairness fairness;
  private final AuthorizerChain authorizers;
  private final Router router;
  private final Responder responder;
  private final RequestTrace trace;
  private final RequestFigures figures;
  private final Clock clock;

  public Pipeline(AuthenticatorChain authenticators, Impersonation impersonation, Fairness fairness, AuthorizerChain authorizers,
      Router router, Responder responder, RequestTrace trace, RequestFigures figures, Clock clock) {
    this.authenticators = authenticators;
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
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    RequestInfo info = RequestInfo.of(request);
    String span = trace.nextSpan();
    long since = figures.begin();
    return admitted(request, info, span).exceptionally(failure -> refused(request, span, failure))
        .thenApply(response -> {
          figures.answered(request, info, response.code(), since);
          return trace.answered(span, request, info, response);
        });
  }

  /** Who asks is known, and waits for their turn. Each stage goes on at once, on this stack, unless it had to ask somebody else. */
  private CompletionStage<ApiResponse> admitted(ApiRequest request, RequestInfo info, String span) {
    try {
      return authenticators.authenticate(request.credential(), clock.now())
          .thenCompose(requester -> impersonation.effective(requester, request))
          .thenCompose(user -> fairness.through(request, info, user, () -> served(request, info, span, user)));
    } catch (RuntimeException refusedOrBroken) {
      return CompletableFuture.failedFuture(refusedOrBroken);
    }
  }

  /** The answer, whatever it is: what goes wrong is one too. */
  private CompletionStage<ApiResponse> served(ApiRequest request, RequestInfo info, String span, User user) {
    trace.stage(span, request, info, "authenticate", user.name());
    Call call = Call.of(request, info, user, span, clock.now());
    try {
      return authorizers.require(Access.of(user, info, request)).thenCompose(allowed -> {
        trace.stage(span, request, info, "authorize", "allowed");
        return router.route(call);
      }).exceptionally(failure -> refused(request, span, failure));
    } catch (RuntimeException refusedOrBroken) {
      return CompletableFuture.completedFuture(refused(request, span, refusedOrBroken));
    }
  }

  private ApiResponse refused(ApiRequest request, String span, Throwable failure) {
    return responder.refusal(request, span, refusal(failure, span, request));
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
