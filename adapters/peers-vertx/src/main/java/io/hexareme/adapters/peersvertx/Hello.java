package io.hexareme.adapters.peersvertx;

import io.vertx.core.buffer.Buffer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The first frame of each side. */
sealed interface Hello {
  /** A longer first frame is nobody's. */
  int LONGEST = 2048;

  int LONGEST_NAME = 256;
  int VERSION = 1;
  int MAGIC = 0x48585052; // HXPR

  /** @param life a number that no other life of that member has had */
  record Member(String group, String from, String to, long life) implements Hello {}

  /** The other side says why it does not want to hear more. */
  record Refused(String why) implements Hello {}

  /** It speaks another version of this protocol. */
  record OtherVersion(int version) implements Hello {}

  /** This is no hello at all. */
  record Garbage() implements Hello {}

  static boolean tooLong(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
  }

  /** As a frame. */
  static Buffer frame(Member hello) {
    return framed(start((byte) 'H').appendLong(hello.life), hello.group, hello.from, hello.to);
  }

  /** As a frame. */
  static Buffer frame(Refused refused) {
    return framed(start((byte) 'R'), refused.why);
  }

  private static Buffer start(byte kind) {
    return Buffer.buffer().appendInt(MAGIC).appendByte((byte) VERSION).appendByte(kind);
  }

  private static Buffer framed(Buffer start, String... texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      start.appendShort((short) bytes.length).appendBytes(bytes);
    }
    return Buffer.buffer().appendInt(start.length()).appendBuffer(start);
  }

  static Hello read(byte[] frame) {
    ByteBuffer in = ByteBuffer.wrap(frame);
    try {
      if (in.getInt() != MAGIC) return new Garbage();
      int version = in.get();
      if (version != VERSION) return new OtherVersion(version);
      return switch (in.get()) {
        case 'H' -> member(in);
        case 'R' -> new Refused(text(in));
        default -> new Garbage();
      };
    } catch (BufferUnderflowException tooShort) {
      return new Garbage();
    }
  }

  private static Hello member(ByteBuffer in) {
    long life = in.getLong();
    Member hello = new Member(text(in), text(in), text(in), life);
    return in.hasRemaining() || hello.from.isEmpty() || tooLong(hello.from) ? new Garbage() : hello;
  }

  private static String text(ByteBuffer in) {
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) throw new BufferUnderflowException();
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
