/**
 * The audit log: an event for each stage of each request that the policy speaks of.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.audit.Audit}, asked by the pipeline once per request for a {@link
 * io.hexareme.core.apiserver.audit.Trail}, which is told what becomes of it. {@link io.hexareme.core.apiserver.audit.AuditPolicy} (a {@code Policy} of
 * {@code audit.k8s.io/v1}) decides by its first rule that matches how much is told; {@link io.hexareme.core.apiserver.audit.AuditEvents} gives an event
 * Kubernetes' form. Without a policy every request has the same empty trail, which does nothing.
 *
 * <p>Not here: where events are kept ({@code ports.audit}), and what admission plugins have to say about a request ({@code Call.annotate}).
 */
package io.hexareme.core.apiserver.audit;
