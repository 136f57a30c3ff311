package io.hexareme.adapters.pkibouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.security.TokenSignerContract;
import io.hexareme.ports.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtSignerTest extends TokenSignerContract {
  private static final Value.Obj CLAIMS = Value.obj("sub", "system:serviceaccount:a:b");

  @TempDir
  Path directory;

  private final JwtSigner signer = JwtSigner.inMemory(RememberingCodec.JSON, RememberingCodec.JSON);

  @Override
  protected TokenSigner signer() {
    return signer;
  }

  @Override
  protected TokenSigner stranger() {
    return JwtSigner.inMemory(RememberingCodec.JSON, RememberingCodec.JSON);
  }

  private JwtSigner kept() {
    return JwtSigner.inDirectory(directory, RememberingCodec.JSON, RememberingCodec.JSON);
  }

  @Test
  void anyone_can_verify_with_the_published_key() throws Exception {
    for (int i = 0; i < 50; i++) { // often enough to see coordinates with leading zeros
      JwtSigner one = JwtSigner.inMemory(RememberingCodec.JSON, RememberingCodec.JSON);
      Value key = RememberingCodec.JSON.decode(one.keySet()).value().list("keys").getFirst();
      String token = one.sign(CLAIMS);
      Signature verification = Signature.getInstance("SHA256withECDSAinP1363Format");
      verification.initVerify(published(key));
      verification.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
      byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
      assertThat(signature).hasSize(64);
      assertThat(verification.verify(signature)).isTrue();
      Value header = RememberingCodec.JSON.decode(
          new io.hexareme.ports.value.Bytes(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))))).value();
      assertThat(header).isEqualTo(Value.obj("alg", "ES256", "kid", key.text("kid")));
    }
  }

  private static PublicKey published(Value key) throws Exception {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
        new ECPoint(coordinate(key.text("x")), coordinate(key.text("y"))), parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger coordinate(String base64) {
    byte[] octets = Base64.getUrlDecoder().decode(base64);
    assertThat(octets).hasSize(32);
    return new BigInteger(1, octets);
  }

  @Test
  void the_key_outlives_the_process() {
    String token = kept().sign(CLAIMS);
    assertThat(kept().verify(token)).contains(CLAIMS);
    assertThat(kept().keySet()).isEqualTo(kept().keySet());
  }

  @Test
  void a_lost_public_key_is_computed_again() throws Exception {
    String token = kept().sign(CLAIMS);
    Files.delete(directory.resolve("sa.pub"));
    assertThat(kept().verify(token)).contains(CLAIMS);
    assertThat(directory.resolve("sa.pub")).exists();
  }

  @Test
  void keys_that_do_not_match_are_refused() throws Exception {
    kept();
    String other = Pem.of(Keys.generate().getPublic());
    Files.writeString(directory.resolve("sa.pub"), other);
    assertThatThrownBy(this::kept).isInstanceOf(IllegalStateException.class).hasMessage("sa.pub is not the public key of sa.key");
  }

  @Test
  void a_damaged_key_is_refused_and_kept() throws Exception {
    kept();
    Files.writeString(directory.resolve("sa.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(this::kept).isInstanceOf(IllegalStateException.class);
    assertThat(Files.readString(directory.resolve("sa.key"))).contains("AAAA");
  }
}
