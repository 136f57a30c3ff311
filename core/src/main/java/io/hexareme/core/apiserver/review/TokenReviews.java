package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.authentication.Authenticator.Outcome;
import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
import io.hexareme.core.apiserver.authentication.ServiceAccountTokens;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** TokenReview: whose token is this, and is it meant for me? Asked by webhooks and other servers that are shown one. */
final class TokenReviews implements VirtualResourceHandler {
  private final AuthenticatorChain authenticators;
  private final ServiceAccountTokens tokens;
  private final ObjectCache cache;
  private final Responder responder;

  TokenReviews(AuthenticatorChain authenticators, ServiceAccountTokens tokens, ObjectCache cache, Responder responder) {
    this.authenticators = authenticators;
    this.tokens = tokens;
    this.cache = cache;
    this.responder = responder;
  }

  @Override
  public CompletionStage<ApiResponse> create(Call call, ServedResource resource, Obj object) {
    String token = object.text("spec", "token");
    if (token.isEmpty()) {
      throw Refusals.badRequest("token is required for TokenReview in authentication");
    }
    List<String> audiences = AccessReviews.texts(object.at("spec", "audiences"));
    return cache.fresh().thenCompose(ready -> judge(call, token, audiences)).thenApply(outcome -> responder.tree(call, 201, object
        .with("metadata", object.at("metadata").asObj())
        .with("status", status(outcome, token, audiences))));
  }

  private CompletionStage<Outcome> judge(Call call, String token, List<String> audiences) {
    Outcome account = audiences.isEmpty() ? new Outcome.NotMine() : tokens.authenticate(token, audiences, call.now());
    // Tokens of all others are for this server, whatever audiences somebody else has.
    boolean ours = audiences.isEmpty() || audiences.contains(tokens.issuer());
    return account instanceof Outcome.NotMine && ours
        ? authenticators.judge(new Credential.Bearer(token), call.now()) : account.atOnce();
  }

  private Obj status(Outcome outcome, String token, List<String> audiences) {
    return switch (outcome) {
      case Outcome.Known(User user) -> Value.obj("authenticated", true,
          "user", UserInfo.of(AuthenticatorChain.authenticated(user)), "audiences", answered(token, audiences));
      case Outcome.NotMine _ -> refused("invalid bearer token");
      case Outcome.Bad(String why) -> refused("invalid bearer token, " + why);
    };
  }

  /** Of the audiences asked about those that the token is for; of none asked about, all of the token's. */
  private List<String> answered(String token, List<String> asked) {
    List<String> has = tokens.audiences(token);
    List<String> both = asked.isEmpty() ? has : asked.stream().filter(has::contains).toList();
    return both.isEmpty() ? null : both;
  }

  private static Obj refused(String why) {
    return Value.obj("user", Obj.EMPTY, "error", "[" + why + "]");
  }
}
