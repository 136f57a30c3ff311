/**
 * Who did what to the API, for those who must be able to tell later (https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/).
 *
 * <p>Entry: {@link io.hexareme.ports.audit.AuditLog}. What is recorded, and how much of it, the API server decides by a policy; where it is kept, and
 * for how long, is the adapter's business. The trace ({@code ports.trace}) is another matter: it tells why something happened.
 */
package io.hexareme.ports.audit;
