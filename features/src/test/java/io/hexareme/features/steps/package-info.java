/**
 * Steps by noun: the cluster and its parts, manifests, objects, requests, watches, the store
 * and its members, disks and backups, the trace.
 *
 * <p>Their texts are the domain's own verbs and are used by all features; {@link io.hexareme.features.steps.Words} holds the words
 * that they share. No step knows which feature uses it.
 */
package io.hexareme.features.steps;
