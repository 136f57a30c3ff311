package io.hexareme.core.store.group;

import java.util.Arrays;

/** SHA-1 (FIPS 180-4), for ids that look like etcd's; it protects nothing here. */
final class Sha1 {
  private static final int BLOCK = 64;

  private Sha1() {}

  /** The first eight octets of the digest, as a number. */
  static long first64(byte[] message) {
    int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    byte[] padded = padded(message);
    for (int at = 0; at < padded.length; at += BLOCK) compress(state, padded, at);
    return (long) state[0] << 32 | state[1] & 0xffffffffL;
  }

  private static byte[] padded(byte[] message) {
    int length = (message.length + 9 + BLOCK - 1) / BLOCK * BLOCK;
    byte[] padded = Arrays.copyOf(message, length);
    padded[message.length] = (byte) 0x80;
    long bits = message.length * 8L;
    for (int i = 0; i < 8; i++) padded[length - 1 - i] = (byte) (bits >>> (8 * i));
    return padded;
  }

  private static void compress(int[] state, byte[] block, int at) {
    int[] w = new int[80];
    for (int t = 0; t < 16; t++) {
      int i = at + 4 * t;
      w[t] = (block[i] & 0xff) << 24 | (block[i + 1] & 0xff) << 16 | (block[i + 2] & 0xff) << 8 | block[i + 3] & 0xff;
    }
    for (int t = 16; t < 80; t++) w[t] = Integer.rotateLeft(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    for (int t = 0; t < 80; t++) {
      int next = Integer.rotateLeft(a, 5) + mixed(t, b, c, d) + e + w[t];
      e = d;
      d = c;
      c = Integer.rotateLeft(b, 30);
      b = a;
      a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }

  private static int mixed(int t, int b, int c, int d) {
    return switch (t / 20) {
      case 0 -> (b & c | ~b & d) + 0x5a827999;
      case 1 -> (b ^ c ^ d) + 0x6ed9eba1;
      case 2 -> (b & c | b & d | c & d) + 0x8f1bbcdc;
      default -> (b ^ c ^ d) + 0xca62c1d6;
    };
  }
}
