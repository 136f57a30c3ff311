/**
 * Admission: may this write happen, and with what changes? First all mutating plugins in their order, then all validating ones.
 *
 * <p>A plugin is one small class behind {@link io.hexareme.core.apiserver.admission.MutatingPlugin} or
 * {@link io.hexareme.core.apiserver.admission.ValidatingPlugin} (or both, as some judge early what others then rely on);
 * {@link io.hexareme.core.apiserver.admission.AdmissionPlugins} lists them in order, and
 * {@link io.hexareme.core.apiserver.admission.AdmissionChain} asks them. What must ask others before it knows (webhooks, quotas) is a
 * {@link io.hexareme.core.apiserver.admission.WaitingMutation} or {@link io.hexareme.core.apiserver.admission.WaitingValidation}. They decide by the server's own copy of other objects and
 * write nothing but the object at hand. What is valid in itself, whatever else there is, is the business of {@code kinds}.
 */
package io.hexareme.core.apiserver.admission;
