package io.hexareme.adapters.pkibouncycastle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.operator.ContentSigner;

/** ECDSA with SHA-256 on P-256, whose nonce follows from key and message (RFC 6979). */
final class DeterministicSigner implements ContentSigner {
  private static final ECDomainParameters P256 = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final BigInteger secret;

  DeterministicSigner(BigInteger secret) {
    this.secret = secret;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  @Override
  public OutputStream getOutputStream() {
    return message;
  }

  @Override
  public byte[] getSignature() {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message.toByteArray(), 0, message.size());
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, P256));
    BigInteger[] signature = signer.generateSignature(hash);
    try {
      return StandardDSAEncoding.INSTANCE.encode(P256.getN(), signature[0], signature[1]);
    } catch (IOException e) {
      throw new UncheckedIOException("a signature that has no encoding", e);
    }
  }
}
