/**
 * The audit log in a file: one JSON document a line, as {@code kube-apiserver --audit-log-path} writes it.
 *
 * <p>Entry: {@link io.hexareme.adapters.auditfile.FileAuditLog}. A file that has grown to its size is renamed {@code NAME.1}, an older one {@code
 * NAME.2} and so on; the oldest beyond the wanted number goes. Writing is done by a thread of its own, so no request waits for the disk; what is told
 * and not yet written is lost when the process is killed. Which events there are is decided by {@code core.apiserver.audit}.
 */
package io.hexareme.adapters.auditfile;
