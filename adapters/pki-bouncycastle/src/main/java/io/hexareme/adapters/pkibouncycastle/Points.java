package io.hexareme.adapters.pkibouncycastle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** Arithmetic on P-256: the public key that a private one implies. The JDK can do it and does not say how. */
final class Points {
  private Points() {}

  /**
   * @throws IllegalStateException when the key is not on P-256
   */
  static PublicKey publicKey(PrivateKey key) {
    ECPrivateKey secret = (ECPrivateKey) key;
    if (secret.getParams().getCurve().getField().getFieldSize() != 256) {
      throw new IllegalStateException("not a key on P-256");
    }
    ECPoint point = CustomNamedCurves.getByName("secp256r1").getG().multiply(secret.getS()).normalize();
    var affine = new java.security.spec.ECPoint(
        point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    try {
      return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, secret.getParams()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no P-256", e);
    }
  }
}
