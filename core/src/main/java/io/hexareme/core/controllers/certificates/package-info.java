/**
 * Certificates for those who ask the cluster for one: kubelets' requests are approved when roles allow it, approved ones are signed by the
 * signer that they name, and old ones are removed.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.certificates.CertificateController}. Whom a signer signs for is {@link
 * io.hexareme.core.controllers.certificates.Signers}; the signature itself is made behind the port {@code CertificateSigner}. Who else may
 * approve is the API server's matter.
 */
package io.hexareme.core.controllers.certificates;
