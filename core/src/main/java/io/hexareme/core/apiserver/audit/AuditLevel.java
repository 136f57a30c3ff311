package io.hexareme.core.apiserver.audit;

import java.util.Optional;

/** How much of a request is told; each level tells what those before it tell. */
public enum AuditLevel {
  NONE("None"), METADATA("Metadata"), REQUEST("Request"), REQUEST_RESPONSE("RequestResponse");

  private final String word;

  AuditLevel(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean includes(AuditLevel other) {
    return compareTo(other) >= 0;
  }

  static Optional<AuditLevel> of(String word) {
    for (AuditLevel level : values()) {
      if (level.word.equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
