package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Compact JWTs signed with ES256 (RFC 7515, RFC 7518 section 3.4). One key, kept as {@code sa.key} and {@code sa.pub}; its id
 * is, as Kubernetes', the SHA-256 of the public key. Serves every loop.
 */
public final class JwtSigner implements TokenSigner {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  /** Longer ones are not ours: a header of HTTP carries no more either. */
  private static final int LONGEST = 64 << 10;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final PrivateKey privateKey;
  private final VerifiedTokens verified = new VerifiedTokens();
  private final PublicKey publicKey;
  private final String keyId;
  private final BodyEncoder encoder;
  private final BodyDecoder decoder;

  private JwtSigner(Shelf shelf, BodyEncoder encoder, BodyDecoder decoder) {
    Optional<PrivateKey> kept = shelf.read("sa.key").map(Pem::privateKey);
    if (kept.isEmpty()) {
      KeyPair made = newKeyPair(shelf);
      this.privateKey = made.getPrivate();
      this.publicKey = made.getPublic();
    } else {
      this.privateKey = kept.get();
      this.publicKey = shelf.read("sa.pub").map(Pem::publicKey).orElseGet(() -> lostPublicKey(shelf));
      if (!Keys.match(publicKey, privateKey)) {
        throw new IllegalStateException("sa.pub is not the public key of sa.key");
      }
    }
    this.keyId = keyId(publicKey);
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Signs with the key kept in {@code directory}, made when there is none.
   *
   * @param encoder writes JSON
   * @param decoder reads JSON
   * @throws java.io.UncheckedIOException when the directory cannot be read or written
   * @throws IllegalStateException when what is there is no key pair
   */
  public static JwtSigner inDirectory(Path directory, BodyEncoder encoder, BodyDecoder decoder) {
    return new JwtSigner(new DirectoryShelf(directory), encoder, decoder);
  }

  /** Signs with a key that is forgotten with this object. */
  public static JwtSigner inMemory(BodyEncoder encoder, BodyDecoder decoder) {
    return new JwtSigner(new MemoryShelf(), encoder, decoder);
  }

  private static KeyPair newKeyPair(Shelf shelf) {
    KeyPair pair = Keys.generate();
    // The private key last: after a crash in between, a new pair replaces the public one that signed nothing yet.
    shelf.write("sa.pub", Pem.of(pair.getPublic()));
    shelf.write("sa.key", Pem.of(pair.getPrivate()));
    return pair;
  }

  private PublicKey lostPublicKey(Shelf shelf) {
    PublicKey found = Points.publicKey(privateKey);
    shelf.write("sa.pub", Pem.of(found));
    return found;
  }

  @Override
  public String sign(Value.Obj claims) {
    String text = base64(Value.obj("alg", "ES256", "kid", keyId)) + "." + base64(claims);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(ascii(text));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  @Override
  public Optional<Value.Obj> verify(String token) {
    Optional<Value.Obj> known = verified.claims(token);
    if (known.isPresent()) {
      return known;
    }
    Optional<Value.Obj> found = check(token);
    found.ifPresent(claims -> verified.add(token, claims));
    return found;
  }

  private Optional<Value.Obj> check(String token) {
    String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3 || !ours(parts[0]) || !signed(parts[0] + "." + parts[1], parts[2])) {
      return Optional.empty();
    }
    return object(parts[1]);
  }

  @Override
  public Bytes keySet() {
    ECPublicKey key = (ECPublicKey) publicKey;
    return encoder.encode(Value.obj("keys", List.of(Value.obj("use", "sig", "kty", "EC", "kid", keyId, "crv", "P-256", "alg", "ES256",
        "x", coordinate(key.getW().getAffineX()), "y", coordinate(key.getW().getAffineY())))));
  }

  /** The algorithm is ours to say, never the token's: only a header that says what we would say is read on. */
  private boolean ours(String header) {
    return object(header)
        .filter(fields -> fields.text("alg").equals("ES256") && fields.text("kid").equals(keyId) && !fields.has("crit"))
        .isPresent();
  }

  private boolean signed(String text, String signature) {
    try {
      Signature verification = Signature.getInstance(ALGORITHM);
      verification.initVerify(publicKey);
      verification.update(ascii(text));
      return verification.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false; // not 64 octets, or not base64: no signature of ours
    }
  }

  private Optional<Value.Obj> object(String base64) {
    try {
      var decoded = decoder.decode(new Bytes(Base64.getUrlDecoder().decode(base64)));
      return decoded.value() instanceof Value.Obj object && decoded.duplicates().isEmpty() ? Optional.of(object) : Optional.empty();
    } catch (MalformedBody | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private String base64(Value.Obj object) {
    return BASE64.encodeToString(encoder.encode(object).array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** 32 octets, the highest first (RFC 7518, 6.2.1.2). */
  private static String coordinate(BigInteger number) {
    byte[] octets = new byte[32];
    byte[] shortest = number.toByteArray();
    int length = Math.min(shortest.length, 32);
    System.arraycopy(shortest, shortest.length - length, octets, 32 - length, length);
    return BASE64.encodeToString(octets);
  }

  private static String keyId(PublicKey key) {
    try {
      return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
