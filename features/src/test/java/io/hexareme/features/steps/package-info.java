/**
 * Steps that look inside, by noun: clusters of unusual shape, the store
 * and its members, disks and backups, the trace. What users' features may say as well is in {@code io.hexareme.adapters.testkit.gherkin}.
 *
 * <p>Their texts are the domain's own verbs and are used by all features; {@link io.hexareme.features.steps.Words} holds the words
 * that they share. No step knows which feature uses it.
 */
package io.hexareme.features.steps;
