package io.hexareme.adapters.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Stands before one member's peer address and can cut off others from it. Who calls is read off the first words of a connection, which are
 * the ids of the group, of the caller and of the called.
 */
final class PeerProxy implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final int CHUNK = 64 << 10;

  private final int target;
  private final ServerSocket server;
  private final Set<String> cut = ConcurrentHashMap.newKeySet();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private record Link(String from, Socket near, Socket far) {
    void close() {
      try (near; far) {
        near.shutdownInput();
      } catch (IOException closed) {
        // That is what is wanted.
      }
    }
  }

  PeerProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Breaks that member's connections to this one and lets it make no new ones. */
  void cut(String from) {
    cut.add(from);
    links.stream().filter(link -> link.from().equals(from)).forEach(Link::close);
  }

  void mend() {
    cut.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = server.accept();
        Thread.ofVirtual().start(() -> connect(near));
      }
    } catch (IOException closed) {
      links.forEach(Link::close);
    }
  }

  private void connect(Socket near) {
    try (near; Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      byte[] chunk = new byte[CHUNK];
      int length = near.getInputStream().read(chunk);
      List<String> ids = length < 0 ? List.of()
          : ID.matcher(new String(chunk, 0, length, StandardCharsets.ISO_8859_1)).results().map(MatchResult::group).toList();
      if (ids.size() < 2) {
        return;
      }
      Link link = new Link(ids.get(1), near, far);
      links.add(link);
      if (!cut.contains(link.from())) {
        far.getOutputStream().write(chunk, 0, length);
        Thread.ofVirtual().start(() -> pump(link, far, near));
        pump(link, near, far);
      }
      links.remove(link);
    } catch (IOException broken) {
      // Both sides see that.
    }
  }

  private static void pump(Link link, Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        out.write(chunk, 0, length);
      }
    } catch (IOException broken) {
      // Both sides see that.
    }
    link.close();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
