/**
 * What is special about CertificateSigningRequests: who asks is written down by the server, what is asked never changes, and a decision is
 * never taken back.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.certificate.SigningRequestStrategy}. Who may approve or sign is decided in admission;
 * approving, signing and cleaning are done by the controller in {@code core.controllers.certificates}.
 */
package io.hexareme.core.apiserver.kinds.certificate;
