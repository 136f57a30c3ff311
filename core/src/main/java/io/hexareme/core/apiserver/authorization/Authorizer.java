package io.hexareme.core.apiserver.authorization;

/** Decides by one sort of policy. */
public interface Authorizer {

  Decision decide(Access access);

  /** What it says: {@code ALLOW} ends the asking, {@code NO_OPINION} asks the next. Policies only ever add rights. */
  record Decision(Verdict verdict, String reason) {
    public static final Decision NO_OPINION = new Decision(Verdict.NO_OPINION, "");

    public static Decision allow(String reason) {
      return new Decision(Verdict.ALLOW, reason);
    }
  }

  enum Verdict { ALLOW, NO_OPINION }
}
