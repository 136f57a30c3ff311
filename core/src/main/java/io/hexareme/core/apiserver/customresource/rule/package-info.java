/**
 * The expressions in schemas of custom resources ({@code x-kubernetes-validations}, KEP-2876).
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.customresource.rule.RuleCompiler}, which makes of a schema the
 * {@link io.hexareme.core.apiserver.customresource.rule.RuleTree} that judges objects, and tells a definition's writer what is wrong with its
 * rules and whether they can become too costly ({@link io.hexareme.core.apiserver.customresource.rule.RuleCosts}).
 *
 * <p>The language itself is a port ({@code ports.expression}); here is what a rule may see, when it is asked, and what its answer means.
 */
package io.hexareme.core.apiserver.customresource.rule;
