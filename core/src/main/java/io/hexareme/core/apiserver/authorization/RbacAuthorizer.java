package io.hexareme.core.apiserver.authorization;

/** Role-based access control (rbac.authorization.k8s.io/v1): allowed is what some binding's role allows. */
public final class RbacAuthorizer implements Authorizer {
  private final RbacFeed feed;

  public RbacAuthorizer(RbacFeed feed) {
    this.feed = feed;
  }

  @Override
  public Decision decide(Access access) {
    return feed.policy().allowing(access)
        .map(grant -> Decision.allow(grant.binding().reason(grant.subject())))
        .orElse(Decision.NO_OPINION);
  }
}
