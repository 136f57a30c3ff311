package io.hexareme.adapters.testkit;

import io.hexareme.ports.value.Value;

/** The API server's refusal, as its Status says it. */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient Value status;

  public RequestRefused(int code, Value status) {
    super(code + " " + status.text("reason") + ": " + status.text("message"));
    this.code = code;
    this.status = status;
  }

  public int code() {
    return code;
  }

  /** Whether the same request may well be accepted later: the server is busy, or not there. */
  public boolean isTemporary() {
    return code == 408 || code == 429 || code >= 500;
  }

  public String reason() {
    return status.text("reason");
  }

  public Value status() {
    return status;
  }
}
