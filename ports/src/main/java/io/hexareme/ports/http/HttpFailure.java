package io.hexareme.ports.http;

/**
 * No answer came. The message is what Go's HTTP client says then, such as
 * {@code Get "http://web/": dial tcp 10.96.0.7:80: connect: connection refused}.
 */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HttpFailure(String message) {
    super(message);
  }
}
