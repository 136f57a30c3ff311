/**
 * What is special about the kinds that make Pods: what their specs default to and what is valid in them.
 *
 * <p>One class of defaults ({@link io.hexareme.core.apiserver.kinds.workload.WorkloadDefaults}) and one of rules per kind; the parts
 * they share (template, selector, figures that may be percentages) have classes of their own. What a template's spec may hold is the
 * pod package's.
 */
package io.hexareme.core.apiserver.kinds.workload;
