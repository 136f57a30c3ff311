package io.hexareme.ports.stream;

/**
 * Which streams a command or a process is asked with (v1 PodExecOptions).
 *
 * @param tty whether it has a terminal; then its errors come with its output
 */
public record Streams(boolean stdin, boolean stdout, boolean stderr, boolean tty) {
  public static final Streams OUTPUT = new Streams(false, true, true, false);
}
