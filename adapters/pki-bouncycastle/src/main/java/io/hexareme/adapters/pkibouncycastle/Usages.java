package io.hexareme.adapters.pkibouncycastle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The usages of certificates.k8s.io as X.509 has them (RFC 5280, 4.2.1.3 and 4.2.1.12). */
final class Usages {
  private final int bits;
  private final List<KeyPurposeId> purposes = new ArrayList<>();

  Usages(List<String> names) {
    int found = 0;
    for (String name : names) {
      found |= bit(name);
      purpose(name).ifPresent(purposes::add);
    }
    bits = found;
  }

  Optional<KeyUsage> key() {
    return bits == 0 ? Optional.empty() : Optional.of(new KeyUsage(bits));
  }

  Optional<ExtendedKeyUsage> extended() {
    return purposes.isEmpty() ? Optional.empty() : Optional.of(new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
  }

  private static int bit(String name) {
    return switch (name) {
      case "signing", "digital signature" -> KeyUsage.digitalSignature;
      case "content commitment" -> KeyUsage.nonRepudiation;
      case "key encipherment" -> KeyUsage.keyEncipherment;
      case "key agreement" -> KeyUsage.keyAgreement;
      case "data encipherment" -> KeyUsage.dataEncipherment;
      case "cert sign" -> KeyUsage.keyCertSign;
      case "crl sign" -> KeyUsage.cRLSign;
      case "encipher only" -> KeyUsage.encipherOnly;
      case "decipher only" -> KeyUsage.decipherOnly;
      default -> 0;
    };
  }

  private static Optional<KeyPurposeId> purpose(String name) {
    return Optional.ofNullable(switch (name) {
      case "any" -> KeyPurposeId.anyExtendedKeyUsage;
      case "server auth" -> KeyPurposeId.id_kp_serverAuth;
      case "client auth" -> KeyPurposeId.id_kp_clientAuth;
      case "code signing" -> KeyPurposeId.id_kp_codeSigning;
      case "email protection", "s/mime" -> KeyPurposeId.id_kp_emailProtection;
      case "ipsec end system" -> KeyPurposeId.id_kp_ipsecEndSystem;
      case "ipsec tunnel" -> KeyPurposeId.id_kp_ipsecTunnel;
      case "ipsec user" -> KeyPurposeId.id_kp_ipsecUser;
      case "timestamping" -> KeyPurposeId.id_kp_timeStamping;
      case "ocsp signing" -> KeyPurposeId.id_kp_OCSPSigning;
      default -> null;
    });
  }
}
