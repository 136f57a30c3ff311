/**
 * Admission: may this write happen, and with what changes? First all mutating plugins in their order, then all validating ones.
 *
 * <p>A plugin is one small class behind {@link io.hexareme.core.apiserver.admission.MutatingPlugin} or
 * {@link io.hexareme.core.apiserver.admission.ValidatingPlugin}; {@link io.hexareme.core.apiserver.admission.AdmissionChain} lists
 * them in order.
 */
package io.hexareme.core.apiserver.admission;
