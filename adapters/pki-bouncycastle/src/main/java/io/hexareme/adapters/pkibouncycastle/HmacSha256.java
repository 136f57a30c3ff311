package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.security.KeyedDigest;
import io.hexareme.ports.value.Bytes;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's own HMAC with SHA-256. */
public final class HmacSha256 implements KeyedDigest {
  private static final String NAME = "HmacSHA256";

  @Override
  public Bytes of(Bytes key, Bytes text) {
    try {
      Mac mac = Mac.getInstance(NAME);
      mac.init(new SecretKeySpec(key.array(), NAME));
      return new Bytes(mac.doFinal(text.array()));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
