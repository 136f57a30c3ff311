/**
 * The command line: {@code up}, {@code demo}, {@code explain}, {@code rehearse}, {@code store} (a member as a process, and what looks after members).
 *
 * <p>Entry: {@link io.hexareme.adapters.cli.Main}. It starts clusters through the assembly and talks to running ones over HTTP
 * ({@link io.hexareme.adapters.cli.BlockingApiServer}, as a kubeconfig says); it decides nothing about a cluster. {@code demo} tells what
 * the flight recorder holds: {@link io.hexareme.adapters.cli.Consequences} finds what follows from a request,
 * {@link io.hexareme.adapters.cli.Anatomy} puts each event into one line. {@code explain} prints what {@code core.explanation} finds.
 */
package io.hexareme.adapters.cli;
