package io.hexareme.adapters.etcdclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A wire that can be cut: connections through it may be reset, refused, or go silent in one direction or both while staying open.
 */
final class Proxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Socket> sockets = new ArrayList<>();
  private boolean refusing;
  private boolean answersHeld;
  private boolean questionsHeld;
  private boolean closed;
  private long passed;
  private long cutAfter = Long.MAX_VALUE;

  Proxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Resets every connection there is; new ones are taken. */
  synchronized void cut() {
    for (Socket socket : sockets) reset(socket);
    sockets.clear();
    notifyAll();
  }

  /** Resets what there is and whatever comes, until {@link #mend}. */
  synchronized void refuse() {
    refusing = true;
    cut();
  }

  /** Connections stay, nothing comes back. */
  synchronized void holdAnswers() {
    answersHeld = true;
  }

  /** Connections stay, nothing gets through in either direction. */
  synchronized void hold() {
    answersHeld = true;
    questionsHeld = true;
  }

  /** Cuts once when so many more octets of answers have passed: in the middle of one, most likely. */
  synchronized void cutAfter(long octets) {
    cutAfter = passed + octets;
  }

  synchronized void mend() {
    refusing = false;
    answersHeld = false;
    questionsHeld = false;
    notifyAll();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = server.accept();
        connect(client);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private synchronized void connect(Socket client) throws IOException {
    if (refusing || closed) {
      reset(client);
      return;
    }
    Socket upstream;
    try {
      upstream = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      reset(client); // nobody is at home
      return;
    }
    client.setTcpNoDelay(true);
    upstream.setTcpNoDelay(true);
    sockets.add(client);
    sockets.add(upstream);
    Thread.ofVirtual().start(() -> pump(client, upstream, false));
    Thread.ofVirtual().start(() -> pump(upstream, client, true));
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[16 << 10];
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, allowed(from, read, answers));
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      // Cut; the other direction ends as well, because both sockets are closed.
    }
  }

  private synchronized int allowed(Socket from, int read, boolean answers) throws IOException, InterruptedException {
    while ((answers ? answersHeld : questionsHeld) && !from.isClosed()) wait();
    if (!answers) return read;
    passed += read;
    if (passed < cutAfter) return read;
    cutAfter = Long.MAX_VALUE;
    cut();
    throw new IOException("cut");
  }

  private static void reset(Socket socket) {
    try (socket) {
      if (!socket.isClosed()) socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Its pump has closed it at the same moment: cut is cut.
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      cut();
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
