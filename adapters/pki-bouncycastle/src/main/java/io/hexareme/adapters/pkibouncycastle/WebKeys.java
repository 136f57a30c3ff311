package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.value.Value;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Public keys as JSON (RFC 7518, section 6). */
final class WebKeys {
  private WebKeys() {}

  static PublicKey rsa(Value key, int shortest) throws GeneralSecurityException {
    BigInteger modulus = number(key, "n");
    if (modulus.bitLength() < shortest) {
      throw new InvalidKeyException("an RSA key of " + modulus.bitLength() + " bits");
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(key, "e")));
  }

  /** @param hash whose size goes with the curve's (RFC 7518, 3.4) */
  static PublicKey ec(Value key, String hash) throws GeneralSecurityException {
    String curve = switch (key.text("crv") + "/" + hash) {
      case "P-256/256" -> "secp256r1";
      case "P-384/384" -> "secp384r1";
      case "P-521/512" -> "secp521r1";
      default -> throw new InvalidKeyException("the curve " + key.text("crv") + " does not go with the algorithm");
    };
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
        new ECPoint(number(key, "x"), number(key, "y")), parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(Value key, String field) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.text(field)));
  }
}
