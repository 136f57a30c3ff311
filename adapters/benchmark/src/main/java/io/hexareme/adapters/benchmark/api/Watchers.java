package io.hexareme.adapters.benchmark.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLSocketFactory;

/** Watches that count what they are told: each a connection of HTTP/1.1 whose events end with a line end. */
final class Watchers implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();
  private final LongAdder lines = new LongAdder();

  Watchers(URI address, String path, String token, int count) {
    SSLSocketFactory factory = AnyCertificate.context().getSocketFactory();
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    try {
      for (int i = 0; i < count; i++) {
        Socket socket = factory.createSocket(address.getHost(), address.getPort());
        sockets.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        Thread.ofPlatform().daemon().start(() -> count(socket));
      }
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private void count(Socket socket) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int found = 0;
        for (int i = 0; i < read; i++) {
          // A chunk ends with CR LF: only the line end of an event has no CR before it.
          if (buffer[i] == '\n' && (i == 0 || buffer[i - 1] != '\r')) {
            found++;
          }
        }
        lines.add(found);
      }
    } catch (IOException closed) {
      // by us, when all has been counted
    }
  }

  /** Events so far, of all watchers together. */
  long events() {
    return lines.sum();
  }

  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException cannot) {
        throw new UncheckedIOException(cannot);
      }
    }
  }
}
