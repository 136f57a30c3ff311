/**
 * A shell for commands that somebody runs in a container and talks with ({@code kubectl exec}, {@code kubectl cp}): a handful of commands
 * over the container's files, with standard input, pipes, redirections and exit codes.
 *
 * <p>Entry: {@link io.hexareme.adapters.runtimefake.shell.CommandLine}. {@code Commands} lists what is known, {@code Script} reads and runs a
 * command line, {@code TarWriter} and {@code TarReader} speak ustar (POSIX.1-1988, with pax and GNU long names when reading).
 *
 * <p>It knows no loops and no functions, and writes no files but those of one container. What a container's own command does over time is
 * played elsewhere, by the runtime's {@code Shell}.
 */
package io.hexareme.adapters.runtimefake.shell;
