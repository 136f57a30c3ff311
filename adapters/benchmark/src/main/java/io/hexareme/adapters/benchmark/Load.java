package io.hexareme.adapters.benchmark;

import io.hexareme.ports.value.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import picocli.CommandLine.Option;

/** What every comparison is told: how much work, and where. */
final class Load {
  @Option(names = "--clients", defaultValue = "100", paramLabel = "N", description = "How many writers (default: ${DEFAULT-VALUE}).")
  int clients;

  @Option(names = "--seconds", defaultValue = "10", paramLabel = "N", description = "How long each is measured (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(names = "--warm-up", defaultValue = "5", paramLabel = "SECONDS", description = "Not measured, before (default: ${DEFAULT-VALUE}).")
  int warmUp;

  @Option(names = "--value", defaultValue = "256", paramLabel = "BYTES", description = "Size of a value (default: ${DEFAULT-VALUE}).")
  int value;

  @Option(names = "--turns", defaultValue = "2", paramLabel = "N",
      description = "How often etcd and ours are measured, one after the other (default: ${DEFAULT-VALUE}).")
  int turns;

  @Option(names = "--rounds", defaultValue = "50", paramLabel = "N", description = "How many leaders are killed (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(names = "--keys", defaultValue = "1000000", paramLabel = "N", description = "Keys to recover (default: ${DEFAULT-VALUE}).")
  int keys;

  @Option(names = "--dir", defaultValue = "target/benchmark", paramLabel = "DIR",
      description = "Where the stores keep their data: on the disk to be measured. Emptied (default: ${DEFAULT-VALUE}).")
  Path directory;

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  Duration warmUpTime() {
    return Duration.ofSeconds(warmUp);
  }

  /** Octets that no disk can make fewer. */
  Bytes valueBytes() {
    byte[] bytes = new byte[value];
    new Random(1).nextBytes(bytes);
    return new Bytes(bytes);
  }

  /** The same for another command. */
  String[] arguments(String command) {
    return new String[] {command, "--clients", "" + clients, "--seconds", "" + seconds, "--warm-up", "" + warmUp, "--value", "" + value,
        "--turns", "" + turns, "--rounds", "" + rounds, "--keys", "" + keys, "--dir", directory.toString()};
  }
}
