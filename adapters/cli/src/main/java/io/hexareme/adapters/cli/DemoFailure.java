package io.hexareme.adapters.cli;

/** The demo did not go as it should; the message says what did not happen. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
