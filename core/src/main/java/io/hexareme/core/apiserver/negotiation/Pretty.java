package io.hexareme.core.apiserver.negotiation;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;
import java.util.List;

/** JSON for people: who gets it, and how it is made of compact JSON (two blanks a level, as Go's encoder indents). */
final class Pretty {
  /** As Go's {@code strconv.ParseBool} has them. */
  private static final List<String> TRUE = List.of("1", "t", "T", "TRUE", "true", "True");
  /** Tools that people look at. */
  private static final List<String> READERS = List.of("curl", "Wget", "Mozilla/5.0");

  private final byte[] compact;
  private byte[] out;
  private int length;
  private int depth;

  private Pretty(byte[] compact) {
    this.compact = compact;
    this.out = new byte[compact.length * 2 + 16];
  }

  /** Whoever says so, else whoever uses a tool that shows what it gets. */
  static boolean wanted(ApiRequest request) {
    String asked = request.param("pretty");
    return asked.isEmpty() ? READERS.stream().anyMatch(request.header("user-agent")::startsWith) : TRUE.contains(asked);
  }

  /** @param compact JSON without any white space between its tokens */
  static Bytes of(Bytes compact) {
    Pretty pretty = new Pretty(compact.array());
    for (int at = 0; at < pretty.compact.length; at++) {
      at = pretty.token(at);
    }
    return new Bytes(Arrays.copyOf(pretty.out, pretty.length));
  }

  /** Writes what stands there and answers where it ends. */
  private int token(int at) {
    byte c = compact[at];
    switch (c) {
      case '"' -> {
        return string(at);
      }
      case '{', '[' -> {
        put(c);
        if (compact[at + 1] == '}' || compact[at + 1] == ']') {
          put(compact[at + 1]);
          return at + 1;
        }
        depth++;
        line();
      }
      case '}', ']' -> {
        depth--;
        line();
        put(c);
      }
      case ',' -> {
        put(c);
        line();
      }
      case ':' -> {
        put(c);
        put((byte) ' ');
      }
      default -> put(c);
    }
    return at;
  }

  private int string(int from) {
    int end = from + 1;
    while (compact[end] != '"') {
      end += compact[end] == '\\' ? 2 : 1;
    }
    for (int i = from; i <= end; i++) {
      put(compact[i]);
    }
    return end;
  }

  private void line() {
    put((byte) '\n');
    for (int i = 0; i < 2 * depth; i++) {
      put((byte) ' ');
    }
  }

  private void put(byte c) {
    if (length == out.length) {
      out = Arrays.copyOf(out, length * 2);
    }
    out[length++] = c;
  }
}
