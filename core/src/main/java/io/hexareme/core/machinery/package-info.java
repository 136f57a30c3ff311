/**
 * The words of Kubernetes' apimachinery that every component reads: pure functions and views over {@code Value}.
 *
 * <p>Entries: {@link io.hexareme.core.machinery.LabelSelector} and {@link io.hexareme.core.machinery.FieldSelector}, which choose
 * objects; {@link io.hexareme.core.machinery.LabelSyntax}, which says what a label may look like. Everything is immutable, asks
 * nobody for the time and knows no component; outcomes a client can cause are sealed results with Kubernetes' own texts.
 *
 * <p>Not here: talking to the API server ({@code core.client}) and anything only one component needs.
 */
package io.hexareme.core.machinery;
