package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
import io.hexareme.core.apiserver.authentication.ServiceAccountTokens;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
import io.hexareme.core.apiserver.authorization.RbacFeed;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.machinery.Ordered;
import java.util.Map;

/**
 * The handlers of all reviews.
 *
 * @param cache is waited for, so that an answer knows of every role that was written before the question
 */
public record Reviews(
    AuthenticatorChain authenticators,
    ServiceAccountTokens tokens,
    AuthorizerChain authorizers,
    RbacFeed rbac,
    ObjectCache cache,
    Responder responder) {
  private static final String AUTHORIZATION = "authorization.k8s.io/";
  private static final String AUTHENTICATION = "authentication.k8s.io/";

  /** By {@code group/plural}, for the router. */
  public Map<String, VirtualResourceHandler> handlers() {
    return Ordered.entries(
        Map.entry(AUTHORIZATION + "selfsubjectaccessreviews", new AccessReviews(AccessReviews.Sort.SELF, authorizers, cache, responder)),
        Map.entry(AUTHORIZATION + "subjectaccessreviews", new AccessReviews(AccessReviews.Sort.ANYBODY, authorizers, cache, responder)),
        Map.entry(AUTHORIZATION + "localsubjectaccessreviews", new AccessReviews(AccessReviews.Sort.LOCAL, authorizers, cache, responder)),
        Map.entry(AUTHORIZATION + "selfsubjectrulesreviews", new RulesReviews(rbac, cache, responder)),
        Map.entry(AUTHENTICATION + "selfsubjectreviews", new SelfReviews(responder)),
        Map.entry(AUTHENTICATION + "tokenreviews", new TokenReviews(authenticators, tokens, cache, responder)));
  }
}
