package io.hexareme.ports.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports of the loopback interface for servers that a test starts later, or starts again. They lie below the ranges that operating systems give to outgoing
 * connections (32768 on Linux, 49152 elsewhere): a port out of such a range may be somebody's own end by the time the server wants it.
 */
public final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int END = 32_768;

  private FreePorts() {
  }

  /** A port that nobody listens on now. */
  public static int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // the next one may be free
      }
    }
  }
}
