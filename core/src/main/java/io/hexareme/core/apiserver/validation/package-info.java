/**
 * What may be wrong with an object, in Kubernetes' own words: one {@link io.hexareme.core.apiserver.validation.FieldError} per
 * finding, each naming its field by a {@link io.hexareme.core.apiserver.validation.FieldPath}.
 *
 * <p>Here is the vocabulary only. Rules that follow from the schema table are in {@code core.apiserver.schema}; rules of one kind
 * stand with that kind. Turning errors into a 422 Status is the API server's answer side.
 *
 * <p>Texts and reasons follow apimachinery's {@code field} errors: clients and test suites compare them.
 */
package io.hexareme.core.apiserver.validation;
