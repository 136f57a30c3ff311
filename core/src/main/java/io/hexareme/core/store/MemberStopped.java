package io.hexareme.core.store;

/** The member must not go on, though nothing is wrong with its disk: its content differs from the others'. */
public final class MemberStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MemberStopped(String message) {
    super(message);
  }
}
