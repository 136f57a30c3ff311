package io.hexareme.ports.api;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What a request or an answer carries. */
public sealed interface Body {

  /**
   * The media type by which a caller in this process asks for trees instead of encoded bytes ({@code Accept}) and names what it
   * sends ({@code Content-Type}). The pipeline is the same; decoding and encoding fall away.
   */
  String TREE = "application/vnd.hexareme.tree";

  /** Nothing. */
  record None() implements Body {}

  /** Bytes in the encoding that the content type names, possibly in several pieces to be sent one after the other. */
  record Encoded(List<Bytes> pieces) implements Body {
    public Encoded {
      pieces = List.copyOf(pieces);
    }

    public static Encoded of(Bytes bytes) {
      return new Encoded(List.of(bytes));
    }

    /** The pieces as one; the only piece itself when there is one. */
    public Bytes joined() {
      if (pieces.size() == 1) {
        return pieces.getFirst();
      }
      byte[] whole = new byte[pieces.stream().mapToInt(Bytes::length).sum()];
      int at = 0;
      for (Bytes piece : pieces) {
        System.arraycopy(piece.array(), 0, whole, at, piece.length());
        at += piece.length();
      }
      return new Bytes(whole);
    }
  }

  /** A tree. */
  record Tree(Value value) implements Body {}
}
