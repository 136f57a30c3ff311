package io.hexareme.adapters.assembly.remote;

import java.io.ByteArrayOutputStream;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/** {@code EC PRIVATE KEY} (RFC 5915), which the JDK reads only inside of PKCS #8 (RFC 5208). */
final class EcPrivateKey {
  private static final byte[] VERSION = {2, 1, 0};
  /** 1.2.840.10045.2.1, a key on an elliptic curve. */
  private static final byte[] ALGORITHM = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int CURVE = 0xA0;

  private EcPrivateKey() {}

  /** The same key in PKCS #8. */
  static byte[] inPkcs8(byte[] key) throws InvalidKeySpecException {
    try {
      return element(SEQUENCE, VERSION, element(SEQUENCE, ALGORITHM, curve(key)), element(OCTETS, key));
    } catch (ArrayIndexOutOfBoundsException cut) {
      throw new InvalidKeySpecException("a damaged EC PRIVATE KEY", cut);
    }
  }

  /** The name of the curve, which stands after the version and the secret. */
  private static byte[] curve(byte[] key) throws InvalidKeySpecException {
    int at = start(key, 0);
    while (at < key.length && (key[at] & 0xFF) != CURVE) {
      at = end(key, at);
    }
    if (at >= key.length) {
      throw new InvalidKeySpecException("the EC PRIVATE KEY does not say on which curve it is");
    }
    return Arrays.copyOfRange(key, start(key, at), end(key, at));
  }

  private static int start(byte[] der, int at) {
    int length = der[at + 1] & 0xFF;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7F);
  }

  private static int end(byte[] der, int at) {
    int start = start(der, at);
    int length = der[at + 1] & 0xFF;
    for (int i = at + 2; i < start; i++) {
      length = i == at + 2 ? der[i] & 0xFF : length << 8 | der[i] & 0xFF;
    }
    return Math.addExact(start, Math.max(0, length));
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    if (content.size() >= 0x80) {
      whole.write(0x81 + (content.size() > 0xFF ? 1 : 0));
      if (content.size() > 0xFF) {
        whole.write(content.size() >> 8);
      }
    }
    whole.write(content.size());
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
