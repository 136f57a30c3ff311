package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.authentication.AuthenticationSettings;
import io.hexareme.core.apiserver.authorization.AuthorizationSettings;

/** Whom an API server believes, and whom it asks who may do what. */
public record SecuritySettings(AuthenticationSettings authentication, AuthorizationSettings authorization) {
  /** What kubeadm sets up. */
  public static final SecuritySettings DEFAULT = new SecuritySettings(AuthenticationSettings.DEFAULT, AuthorizationSettings.DEFAULT);

  public SecuritySettings with(AuthenticationSettings other) {
    return new SecuritySettings(other, authorization);
  }

  public SecuritySettings with(AuthorizationSettings other) {
    return new SecuritySettings(authentication, other);
  }
}
