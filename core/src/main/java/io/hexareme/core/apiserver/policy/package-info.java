/**
 * Admission policies: what users forbid and change by expressions (ValidatingAdmissionPolicy, KEP-3488; MutatingAdmissionPolicy, KEP-3962).
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.policy.AdmissionPolicies}. A policy says what is judged and how, a binding says where and with
 * which parameters: {@link io.hexareme.core.apiserver.policy.Bindings} finds those that are about a write,
 * {@link io.hexareme.core.apiserver.policy.Programs} keeps their expressions compiled, {@link io.hexareme.core.apiserver.policy.Evaluation}
 * runs them within one budget, {@link io.hexareme.core.apiserver.policy.ValidatingPolicies} and
 * {@link io.hexareme.core.apiserver.policy.MutatingPolicies} draw the consequences. Rules, selectors and conditions are those of
 * {@code admission.match}; what a valid policy is, {@link io.hexareme.core.apiserver.policy.PolicyCheck} says.
 */
package io.hexareme.core.apiserver.policy;
