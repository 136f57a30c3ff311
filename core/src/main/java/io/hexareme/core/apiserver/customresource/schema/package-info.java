/**
 * Structural schemas of custom resources (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/):
 * what they make of objects.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.customresource.schema.CustomShape}, the rules in the order in which a request meets them. A
 * {@link io.hexareme.core.apiserver.customresource.schema.StructuralSchema} is parsed once for each state of a definition;
 * {@link io.hexareme.core.apiserver.customresource.schema.StructuralPruning} takes out unknown fields,
 * {@link io.hexareme.core.apiserver.customresource.schema.StructuralDefaulting} fills in defaults,
 * {@link io.hexareme.core.apiserver.customresource.schema.ValueValidation} judges values in the words of the OpenAPI validator, and
 * {@link io.hexareme.core.apiserver.customresource.schema.MergeTypes} tells merging and ownership what they need.
 *
 * <p>Not here: whether the schema itself is allowed (the package {@code definition}), expressions (the package {@code rule}).
 */
package io.hexareme.core.apiserver.customresource.schema;
