package io.hexareme.core.store.log;

/** Why a leader did not take on a proposal, in words for whoever made it. */
public final class Refusals {
  public static final String CHANGE_UNDER_WAY = "etcdserver: another membership change is under way";

  public static final String LEAVES_NO_VOTER = "etcdserver: re-configuration failed due to not enough started members";

  private Refusals() {}

  /** Null when it may be given to the next leader instead. */
  static String text(Frame.Reason reason) {
    return switch (reason) {
      case NOT_LEADING -> null;
      case TOO_MUCH -> "etcdserver: too many requests";
      case CHANGE_UNDER_WAY -> CHANGE_UNDER_WAY;
      case INVALID -> LEAVES_NO_VOTER;
    };
  }
}
