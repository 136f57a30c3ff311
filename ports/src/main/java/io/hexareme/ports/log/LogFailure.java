package io.hexareme.ports.log;

/** The storage under the log cannot be used (locked, not writable, full, fsync failed). The message names the place and the cause. */
public class LogFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogFailure(String message) {
    super(message);
  }

  public LogFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
