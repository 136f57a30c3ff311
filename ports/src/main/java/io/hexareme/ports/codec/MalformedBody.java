package io.hexareme.ports.codec;

/** The bytes are not of the encoding; the message says what is wrong and where, in words fit for the caller of the API. */
public final class MalformedBody extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedBody(String message) {
    super(message);
  }

  public MalformedBody(String message, Throwable cause) {
    super(message, cause);
  }
}
