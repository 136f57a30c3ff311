package io.hexareme.core.apiserver.authorization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How it is decided who may do what, as {@code --authorization-mode} names it. */
public enum AuthorizationMode {
  ALWAYS_ALLOW("AlwaysAllow"),
  ALWAYS_DENY("AlwaysDeny"),
  NODE("Node"),
  RBAC("RBAC"),
  WEBHOOK("Webhook");

  private final String word;

  AuthorizationMode(String word) {
    this.word = word;
  }

  /** The mode of that name, if there is one. */
  public static Optional<AuthorizationMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> words() {
    return Arrays.stream(values()).map(AuthorizationMode::toString).toList();
  }

  @Override
  public String toString() {
    return word;
  }
}
