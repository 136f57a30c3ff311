/**
 * Health probes: when to ask, how to count what was answered, and what that makes of a container.
 *
 * <p>Entry: {@link io.hexareme.core.kubelet.probe.Probes}, which keeps one {@link io.hexareme.core.kubelet.probe.ProbeLoop} per
 * probe of every running container. Counting is pure ({@link io.hexareme.core.kubelet.probe.ProbeCounter}); asking goes through the
 * ports ({@link io.hexareme.core.kubelet.probe.Handlers}). What follows from a verdict (not ready, kill, restart) is decided in
 * {@code io.hexareme.core.kubelet.pod}.
 */
package io.hexareme.core.kubelet.probe;
