package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Client certificates that the transport has verified: the common name is the user, the organizations are the groups. */
public final class ClientCertificates implements Authenticator {
  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    if (!(credential instanceof Credential.Certificate certificate)) {
      return new Outcome.NotMine().atOnce();
    }
    return certificate.commonName().isEmpty()
        ? new Outcome.Bad("the certificate has no common name").atOnce()
        : new Outcome.Known(User.of(certificate.commonName(), certificate.organizations())).atOnce();
  }
}
