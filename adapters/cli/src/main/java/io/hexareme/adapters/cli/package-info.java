/**
 * The command line: {@code up}, {@code demo}, {@code explain}. Entry: {@link io.hexareme.adapters.cli.Main}. It starts clusters
 * through the assembly and talks to running ones over HTTP; it decides nothing about a cluster.
 */
package io.hexareme.adapters.cli;
