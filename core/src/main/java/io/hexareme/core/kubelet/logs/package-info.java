/**
 * Container logs as {@code pods/log} serves them: which instance's, which lines of them, and what to say when there is none.
 *
 * <p>Entry: {@link io.hexareme.core.kubelet.logs.ContainerLogs}. Choosing the instance ({@link io.hexareme.core.kubelet.logs.LogSource})
 * and choosing the lines ({@link io.hexareme.core.kubelet.logs.LogFilter}) are pure. Whether the caller may read the log, and which
 * container is meant when none is named, is the API server's business.
 */
package io.hexareme.core.kubelet.logs;
