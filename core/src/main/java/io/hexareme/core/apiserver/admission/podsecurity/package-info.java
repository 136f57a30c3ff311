/**
 * The Pod Security Standards: which Pods are of the levels baseline and restricted (KEP-2579,
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.admission.podsecurity.PodSecurityChecks}, which lists the checks, each one small class that
 * is older or younger with the version of the standard. Which namespace has which level, and what follows from a finding, is the
 * business of the plugin PodSecurity in the package above.
 */
package io.hexareme.core.apiserver.admission.podsecurity;
