package io.hexareme.ports.runtime;

/** The container runtime refused. The reason is one word, such as {@code ErrImagePull} or {@code RunContainerError}; the message is for people. */
public final class RuntimeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;

  public RuntimeFailure(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
