package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the authorizers in order, on the caller's stack as long as none of them waits. What nobody allows is refused. */
public final class AuthorizerChain implements Authorizer {
  private final List<Authorizer> authorizers;

  public AuthorizerChain(List<Authorizer> authorizers) {
    this.authorizers = List.copyOf(authorizers);
  }

  @Override
  public Decision decide(Access access) {
    String reasons = "";
    for (Authorizer authorizer : authorizers) {
      Decision decision = authorizer.decide(access);
      if (decision.verdict() != Verdict.NO_OPINION) {
        return decision;
      }
      reasons = joined(reasons, decision.reason());
    }
    return Decision.noOpinion(reasons);
  }

  @Override
  public CompletionStage<Decision> ask(Access access) {
    return ask(access, 0, "");
  }

  private CompletionStage<Decision> ask(Access access, int from, String before) {
    String reasons = before;
    for (int i = from; i < authorizers.size(); i++) {
      CompletionStage<Decision> stage = authorizers.get(i).ask(access);
      Decision decision = stage.toCompletableFuture().getNow(null);
      if (decision == null) {
        int next = i + 1;
        String gathered = reasons;
        return stage.thenCompose(late -> late.verdict() == Verdict.NO_OPINION
            ? ask(access, next, joined(gathered, late.reason())) : CompletableFuture.completedFuture(late));
      }
      if (decision.verdict() != Verdict.NO_OPINION) {
        return stage;
      }
      reasons = joined(reasons, decision.reason());
    }
    return CompletableFuture.completedFuture(Decision.noOpinion(reasons));
  }

  private static String joined(String reasons, String more) {
    return reasons.isEmpty() ? more : more.isEmpty() ? reasons : reasons + "\n" + more;
  }

  /** Completes with what allows it, or exceptionally with 403. */
  public CompletionStage<Decision> require(Access access) {
    return ask(access).thenApply(decision -> allowed(decision, access));
  }

  /** The same for those who cannot wait. */
  public void requireNow(Access access) {
    allowed(decide(access), access);
  }

  private static Decision allowed(Decision decision, Access access) {
    if (decision.allowed()) {
      return decision;
    }
    throw refusal(access, decision.reason());
  }

  private static Refusal refusal(Access access, String reason) {
    String cannot = harmless(access.cannot());
    String why = reason.isEmpty() ? cannot : cannot + ": " + reason;
    Refusal refusal = access.isResource()
        ? Refusals.forbidden(access.group(), access.resource(), access.name(), why)
        : Refusals.forbidden("", "", "", why);
    return refusal.with("x-content-type-options", "nosniff");
  }

  /** What a browser cannot take for a page: the names in it may be an attacker's. */
  private static String harmless(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
