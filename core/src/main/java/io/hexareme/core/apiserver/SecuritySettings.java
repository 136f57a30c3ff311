package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.admission.podsecurity.PodSecuritySettings;
import io.hexareme.core.apiserver.authentication.AuthenticationSettings;
import io.hexareme.core.apiserver.authorization.AuthorizationSettings;

/** Whom an API server believes, whom it asks who may do what, and what Pods may do. */
public record SecuritySettings(AuthenticationSettings authentication, AuthorizationSettings authorization, PodSecuritySettings podSecurity) {
  /** What kubeadm sets up. */
  public static final SecuritySettings DEFAULT = new SecuritySettings(AuthenticationSettings.DEFAULT, AuthorizationSettings.DEFAULT);

  /** Pods may do what their namespaces let them. */
  public SecuritySettings(AuthenticationSettings authentication, AuthorizationSettings authorization) {
    this(authentication, authorization, PodSecuritySettings.NONE);
  }

  public SecuritySettings with(AuthenticationSettings other) {
    return new SecuritySettings(other, authorization, podSecurity);
  }

  public SecuritySettings with(AuthorizationSettings other) {
    return new SecuritySettings(authentication, other, podSecurity);
  }

  public SecuritySettings with(PodSecuritySettings other) {
    return new SecuritySettings(authentication, authorization, other);
  }
}
