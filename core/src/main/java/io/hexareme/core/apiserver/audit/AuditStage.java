package io.hexareme.core.apiserver.audit;

/** The moments of a request at which an event may be told. */
enum AuditStage {
  REQUEST_RECEIVED("RequestReceived"), RESPONSE_STARTED("ResponseStarted"), RESPONSE_COMPLETE("ResponseComplete"), PANIC("Panic");

  private final String word;

  AuditStage(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
