package io.hexareme.adapters.logfile;

import io.hexareme.ports.metrics.NoMetrics;
import io.hexareme.ports.time.ManualLoop;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that uses a log: opens it, says so and waits to be killed. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    FileLogStorage.open(Path.of(args[0]), new ManualLoop(), new NoMetrics());
    System.out.println("locked");
    System.in.read();
  }
}
