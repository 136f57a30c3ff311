package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.security.TokenVerifier;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Optional;

/** Checks compact JWTs against others' JSON Web Key Sets (RFC 7515, 7517, 7518): RS, PS and ES with 256, 384 and 512 bits. */
public final class KeySetVerifier implements TokenVerifier {
  private static final int LONGEST = 64 << 10;
  private static final int SHORTEST_RSA = 2048;

  private final BodyDecoder decoder;

  /** @param decoder reads JSON */
  public KeySetVerifier(BodyDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Optional<Obj> verify(String token, Bytes keySet) {
    String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    Obj header = object(parts[0]).orElse(Obj.EMPTY);
    if (header.has("crit")) {
      return Optional.empty();
    }
    boolean signed = json(keySet).stream().flatMap(set -> set.list("keys").stream())
        .filter(key -> header.text("kid").isEmpty() || key.text("kid").equals(header.text("kid")))
        .anyMatch(key -> signed(header.text("alg"), key, parts[0] + "." + parts[1], parts[2]));
    return signed ? object(parts[1]) : Optional.empty();
  }

  private static boolean signed(String algorithm, Value key, String text, String signature) {
    boolean fits = (key.text("alg").isEmpty() || key.text("alg").equals(algorithm)) && !key.text("use").equals("enc");
    try {
      Optional<Signature> verification = fits ? verification(algorithm, key) : Optional.empty();
      if (verification.isEmpty()) {
        return false;
      }
      verification.get().update(text.getBytes(StandardCharsets.US_ASCII));
      return verification.get().verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false; // a broken key or signature is none
    }
  }

  private static Optional<Signature> verification(String algorithm, Value key) throws GeneralSecurityException {
    String hash = algorithm.length() == 5 ? algorithm.substring(2) : "";
    if (!hash.equals("256") && !hash.equals("384") && !hash.equals("512")) {
      return Optional.empty();
    }
    return switch (algorithm.substring(0, 2) + key.text("kty")) {
      case "RSRSA" -> Optional.of(of("SHA" + hash + "withRSA", null, WebKeys.rsa(key, SHORTEST_RSA)));
      case "PSRSA" -> Optional.of(of("RSASSA-PSS", new PSSParameterSpec("SHA-" + hash, "MGF1", new MGF1ParameterSpec("SHA-" + hash),
          Integer.parseInt(hash) / 8, PSSParameterSpec.TRAILER_FIELD_BC), WebKeys.rsa(key, SHORTEST_RSA)));
      case "ESEC" -> Optional.of(of("SHA" + hash + "withECDSAinP1363Format", null, WebKeys.ec(key, hash)));
      default -> Optional.empty();
    };
  }

  private static Signature of(String name, PSSParameterSpec parameters, PublicKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(name);
    if (parameters != null) {
      signature.setParameter(parameters);
    }
    signature.initVerify(key);
    return signature;
  }

  private Optional<Obj> object(String base64) {
    try {
      return json(new Bytes(Base64.getUrlDecoder().decode(base64)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<Obj> json(Bytes bytes) {
    try {
      var decoded = decoder.decode(bytes);
      return decoded.value() instanceof Obj object && decoded.duplicates().isEmpty() ? Optional.of(object) : Optional.empty();
    } catch (MalformedBody _) {
      return Optional.empty();
    }
  }
}
