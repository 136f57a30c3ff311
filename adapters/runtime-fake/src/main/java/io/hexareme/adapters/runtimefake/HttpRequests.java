package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads HTTP/1.1 requests from a stream of bytes (RFC 9112), with a body of known length or in chunks, and prints answers. */
final class HttpRequests {
  private static final int LARGEST_HEAD = 64 << 10;
  private static final int LARGEST_BODY = 16 << 20;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final byte[] LINE_END = {'\r', '\n'};

  private byte[] kept = {};
  private boolean broken;

  sealed interface Read {}

  /** @param last whether the connection is closed after the answer */
  record Request(HttpCall call, boolean last) implements Read {}

  record Malformed(String why) implements Read {}

  /** Nothing is read after what is malformed. */
  void take(Bytes bytes, Consumer<Read> to) {
    if (broken) {
      return;
    }
    int length = kept.length;
    kept = Arrays.copyOf(kept, length + bytes.length());
    System.arraycopy(bytes.array(), 0, kept, length, bytes.length());
    try {
      int used = one(to);
      while (used > 0) {
        kept = Arrays.copyOfRange(kept, used, kept.length);
        used = one(to);
      }
    } catch (IllegalArgumentException malformed) {
      broken = true;
      kept = new byte[0];
      to.accept(new Malformed("400 Bad Request: " + malformed.getMessage()));
    }
  }

  /** How many bytes one request took; 0 while it is not there in full. */
  private int one(Consumer<Read> to) {
    int end = find(HEAD_END, 0);
    if (end < 0) {
      require(kept.length <= LARGEST_HEAD, "the head is too large");
      return 0;
    }
    String[] lines = new String(kept, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
    String[] first = lines[0].split(" ");
    require(first.length == 3 && first[2].startsWith("HTTP/1."), "malformed request line");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      require(colon > 0, "malformed header");
      headers.merge(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip(), (one, more) -> one + "," + more);
    }
    int bodyAt = end + HEAD_END.length;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int after = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
        ? chunks(bodyAt, body)
        : sized(bodyAt, headers.getOrDefault("content-length", "0"), body);
    if (after < 0) {
      return 0;
    }
    String connection = headers.getOrDefault("connection", "");
    boolean last = connection.equalsIgnoreCase("close") || first[2].equals("HTTP/1.0") && !connection.equalsIgnoreCase("keep-alive");
    String target = first[1].startsWith("/") ? "http://" + headers.getOrDefault("host", "localhost") + first[1] : first[1];
    to.accept(new Request(new HttpCall(first[0], target, headers, new Bytes(body.toByteArray()), "127.0.0.1"), last));
    return after;
  }

  private int sized(int at, String length, ByteArrayOutputStream body) {
    require(length.matches("\\d{1,9}") && Integer.parseInt(length) <= LARGEST_BODY, "bad content length");
    int end = at + Integer.parseInt(length);
    if (end > kept.length) {
      return -1;
    }
    body.write(kept, at, end - at);
    return end;
  }

  private int chunks(int start, ByteArrayOutputStream body) {
    int at = start;
    while (true) {
      int line = find(LINE_END, at);
      if (line < 0) {
        require(kept.length - at < 1024, "bad chunk");
        return -1;
      }
      String size = new String(kept, at, line - at, StandardCharsets.ISO_8859_1).split(";")[0].strip();
      require(size.matches("[0-9a-fA-F]{1,7}"), "bad chunk");
      int length = Integer.parseInt(size, 16);
      require(body.size() + length <= LARGEST_BODY, "the body is too large");
      at = line + 2;
      if (length == 0) {
        int end = find(LINE_END, at);
        return end < 0 ? -1 : end + 2;
      }
      if (at + length + 2 > kept.length) {
        return -1;
      }
      body.write(kept, at, length);
      at += length + 2;
    }
  }

  private int find(byte[] wanted, int from) {
    for (int i = from; i <= kept.length - wanted.length; i++) {
      if (Arrays.equals(kept, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static void require(boolean holds, String why) {
    if (!holds) {
      throw new IllegalArgumentException(why);
    }
  }

  static Bytes print(HttpReply reply, boolean headOnly, boolean last) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(reply.code()).append(' ').append(reason(reply.code())).append("\r\n");
    reply.headers().forEach((name, value) -> {
      if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("transfer-encoding")) {
        head.append(name).append(": ").append(value).append("\r\n");
      }
    });
    head.append("content-length: ").append(reply.body().length()).append("\r\n").append(last ? "connection: close\r\n" : "").append("\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!headOnly) {
      all.writeBytes(reply.body().array());
    }
    return new Bytes(all.toByteArray());
  }

  private static String reason(int code) {
    return switch (code / 100) {
      case 2 -> "OK";
      case 3 -> "Redirect";
      case 4 -> code == 404 ? "Not Found" : "Bad Request";
      default -> "Error";
    };
  }
}
