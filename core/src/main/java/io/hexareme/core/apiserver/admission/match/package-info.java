/**
 * Whether an admission webhook or an admission policy is about a write: its rules, its selectors, its conditions; in the order in which
 * Kubernetes asks, the cheap ones first.
 *
 * <p>Entries: {@link io.hexareme.core.apiserver.admission.match.RuleMatch} (operations, groups, versions, resources, scope),
 * {@link io.hexareme.core.apiserver.admission.match.SelectorMatch} (labels of the namespace and of the object) and
 * {@link io.hexareme.core.apiserver.admission.match.ConditionMatch} (expressions).
 * {@link io.hexareme.core.apiserver.admission.match.AdmissionVariables} is what expressions see of the write,
 * {@link io.hexareme.core.machinery.AdmissionTypes} its types. What follows from a match is decided in {@code policy} and
 * {@code webhook}.
 */
package io.hexareme.core.apiserver.admission.match;
