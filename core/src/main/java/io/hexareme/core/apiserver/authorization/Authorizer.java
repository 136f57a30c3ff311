package io.hexareme.core.apiserver.authorization;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Decides by one sort of policy. */
public interface Authorizer {

  /**
   * What can be said without waiting. Who must ask others says {@code NO_OPINION}, unless it still knows what they said. For those who
   * need an answer within one decision, such as an expression that asks {@code authorizer}.
   */
  Decision decide(Access access);

  /** The decision; completes on the loop, never exceptionally, and at once unless others must be asked. */
  default CompletionStage<Decision> ask(Access access) {
    return CompletableFuture.completedFuture(decide(access));
  }

  /** What it says: {@code ALLOW} and {@code DENY} end the asking, {@code NO_OPINION} asks the next. */
  record Decision(Verdict verdict, String reason) {
    public static final Decision NO_OPINION = new Decision(Verdict.NO_OPINION, "");

    public static Decision allow(String reason) {
      return new Decision(Verdict.ALLOW, reason);
    }

    /** @param reason is shown to the one who is refused */
    public static Decision noOpinion(String reason) {
      return new Decision(Verdict.NO_OPINION, reason);
    }

    public static Decision deny(String reason) {
      return new Decision(Verdict.DENY, reason);
    }

    public boolean allowed() {
      return verdict == Verdict.ALLOW;
    }
  }

  enum Verdict { ALLOW, DENY, NO_OPINION }
}
