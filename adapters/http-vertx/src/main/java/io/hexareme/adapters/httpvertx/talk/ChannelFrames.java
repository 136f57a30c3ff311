package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.value.Bytes;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;

/** Messages that begin with the number of a channel: a byte, or a digit before base64. */
enum ChannelFrames {
  BINARY {
    @Override
    Buffer frame(int channel, Bytes bytes) {
      return Buffer.buffer(bytes.length() + 1).appendByte((byte) channel).appendBytes(bytes.array());
    }

    @Override
    int channel(Buffer message) {
      return message.getByte(0) & 0xff;
    }

    @Override
    Bytes payload(Buffer message) {
      return new Bytes(message.getBytes(1, message.length()));
    }
  },
  BASE64 {
    @Override
    Buffer frame(int channel, Bytes bytes) {
      return Buffer.buffer((char) ('0' + channel) + Base64.getEncoder().encodeToString(bytes.array()));
    }

    @Override
    int channel(Buffer message) {
      return message.getByte(0) - '0';
    }

    /** What is no base64 says nothing. */
    @Override
    Bytes payload(Buffer message) {
      try {
        return new Bytes(Base64.getDecoder().decode(message.getBytes(1, message.length())));
      } catch (IllegalArgumentException _) {
        return Bytes.EMPTY;
      }
    }
  };

  abstract Buffer frame(int channel, Bytes bytes);

  /** @param message not empty */
  abstract int channel(Buffer message);

  abstract Bytes payload(Buffer message);
}
