package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.util.Map;

/**
 * What a command sees of its container.
 *
 * @param tty whether it has a terminal
 */
public record Surroundings(Map<String, String> environment, String hostname, FileTree files, Loop loop, Clock clock, boolean tty) {}
