package io.hexareme.core.store.log;

/** This member was removed from its group for good. */
public final class MemberRemoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MemberRemoved() {
    super("the member has been permanently removed from the cluster");
  }
}
