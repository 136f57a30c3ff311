package io.hexareme.adapters.etcdclient;

/** Says what went wrong with a connection in words that still mean something in a log. */
final class Failures {
  private Failures() {}

  static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
  }
}
