/**
 * What the system promises, run: the feature files under {@code features/} in this module's resources, one folder per component,
 * one file per responsibility, each scenario tagged with the promise it shows ({@code @M07}).
 *
 * <p>Entry: {@link io.hexareme.features.FeaturesTest}, the promises in virtual time, and
 * {@link io.hexareme.features.KubectlTest}, the ones that a real kubectl is needed for. Steps are in
 * {@code io.hexareme.features.steps}, by noun; what they have in common is in {@code io.hexareme.features.support}.
 */
package io.hexareme.features;
