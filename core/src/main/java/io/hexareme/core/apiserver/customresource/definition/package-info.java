/**
 * CustomResourceDefinitions themselves: what one looks like, what its status says at each step of its life, and which are allowed.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.customresource.definition.DefinitionStrategy}, the rules of the kind. Findings about the spec
 * come from {@link io.hexareme.core.apiserver.customresource.definition.SpecRules}, those about schemas from
 * {@link io.hexareme.core.apiserver.customresource.definition.SchemaRules}.
 *
 * <p>Not here: what a definition causes (the package above).
 */
package io.hexareme.core.apiserver.customresource.definition;
