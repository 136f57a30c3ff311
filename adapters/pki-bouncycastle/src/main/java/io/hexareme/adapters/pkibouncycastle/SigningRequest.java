package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.security.CertificateSigner.Reading;
import io.hexareme.ports.security.CertificateSigner.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** One request in PEM (PKCS #10, RFC 2986). */
final class SigningRequest {
  private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final String TYPE = "CERTIFICATE REQUEST";
  private static final int LONGEST = 64 << 10;

  private final String pem;

  SigningRequest(String pem) {
    this.pem = pem;
  }

  Reading reading() {
    Matcher block = BLOCK.matcher(pem.length() > LONGEST ? "" : pem);
    if (!block.find() || !block.group(1).equals(TYPE)) {
      return new Reading.Malformed("PEM block type must be CERTIFICATE REQUEST");
    }
    try {
      PKCS10CertificationRequest request = request();
      return isSigned(request) ? new Reading.Good(described(request))
          : new Reading.Malformed("invalid signature on CSR: x509: signature does not match the key");
    } catch (RuntimeException | IOException malformed) {
      // Bouncy Castle throws what it likes on bytes that are no request.
      return new Reading.Malformed("asn1: structure error: " + malformed.getMessage());
    }
  }

  /** @throws IllegalStateException when it is none */
  PKCS10CertificationRequest request() {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new IllegalStateException("not a certificate request");
    }
    try {
      return new PKCS10CertificationRequest(Base64.getMimeDecoder().decode(block.group(2)));
    } catch (IOException e) {
      throw new IllegalStateException("not a certificate request: " + e.getMessage(), e);
    }
  }

  private static boolean isSigned(PKCS10CertificationRequest request) {
    try {
      return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()));
    } catch (PKCSException | OperatorCreationException _) {
      return false; // a key or an algorithm that this JDK does not know
    }
  }

  private static Request described(PKCS10CertificationRequest request) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> organizations = new ArrayList<>();
    boolean other = false;
    for (RDN part : request.getSubject().getRDNs()) {
      for (AttributeTypeAndValue value : part.getTypesAndValues()) {
        String text = IETFUtils.valueToString(value.getValue()).replace("\\", "");
        if (value.getType().equals(BCStyle.CN)) {
          names.add(text);
        } else if (value.getType().equals(BCStyle.O)) {
          organizations.add(text);
        } else {
          other = true;
        }
      }
    }
    GeneralNames alternatives = alternativeNames(request);
    return new Request(names.isEmpty() ? "" : names.getLast(), organizations, texts(alternatives, GeneralName.dNSName),
        texts(alternatives, GeneralName.iPAddress), texts(alternatives, GeneralName.rfc822Name),
        texts(alternatives, GeneralName.uniformResourceIdentifier), other);
  }

  /** Null when it asks for none. */
  static GeneralNames alternativeNames(PKCS10CertificationRequest request) {
    var wanted = request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest);
    return wanted.length == 0 ? null
        : GeneralNames.fromExtensions(Extensions.getInstance(wanted[0].getAttrValues().getObjectAt(0)), Extension.subjectAlternativeName);
  }

  private static List<String> texts(GeneralNames names, int tag) throws IOException {
    List<String> texts = new ArrayList<>();
    for (GeneralName name : names == null ? new GeneralName[0] : names.getNames()) {
      if (name.getTagNo() == tag) {
        texts.add(tag == GeneralName.iPAddress ? address(name) : name.getName().toString());
      }
    }
    return texts;
  }

  private static String address(GeneralName name) throws UnknownHostException {
    return InetAddress.getByAddress(ASN1OctetString.getInstance(name.getName()).getOctets()).getHostAddress();
  }
}
