package io.hexareme.core.apiserver.authorization;

/** Lets nobody do anything that no other authorizer allows; for tests. */
final class AlwaysDeny implements Authorizer {
  @Override
  public Decision decide(Access access) {
    return Decision.noOpinion("Everything is forbidden.");
  }
}
