package io.hexareme.adapters.assembly;

import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.core.apiserver.authentication.Anonymous;
import io.hexareme.core.apiserver.authentication.configuration.AuthenticationConfiguration;
import io.hexareme.core.apiserver.authentication.configuration.AuthenticationConfiguration.Parsed;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads which issuers of tokens a cluster believes: from a file, or from the older flags. */
final class Authentication {
  private Authentication() {}

  /** @throws IllegalArgumentException when it makes no sense; {@link UncheckedIOException} when a file cannot be read */
  static AuthenticationConfiguration of(SecurityFiles files) {
    if (files.authentication().isPresent() && files.oidc().isPresent()) {
      throw new IllegalArgumentException("authentication-config file and oidc-* flags are mutually exclusive");
    }
    Optional<AuthenticationConfiguration> read = files.authentication().map(file -> parsed("the authentication configuration " + file, tree(file)))
        .or(() -> files.oidc().map(flags -> parsed("the oidc flags", flags.configuration())));
    if (read.flatMap(AuthenticationConfiguration::anonymous).isPresent() && files.anonymous().isPresent()) {
      throw new IllegalArgumentException("--anonymous-auth flag cannot be set when anonymous field is configured in authentication configuration file");
    }
    AuthenticationConfiguration wanted = read.orElse(new AuthenticationConfiguration(List.of(), Optional.empty()));
    Anonymous flag = files.anonymous().orElse(true) ? Anonymous.EVERYWHERE : Anonymous.NOWHERE;
    return new AuthenticationConfiguration(wanted.issuers(), Optional.of(wanted.anonymous().orElse(flag)));
  }

  private static AuthenticationConfiguration parsed(String what, Obj tree) {
    return switch (AuthenticationConfiguration.of(tree, ClusterSettings.ISSUER)) {
      case Parsed.Good(AuthenticationConfiguration good) -> good;
      case Parsed.Bad(List<String> problems) -> throw new IllegalArgumentException(what + ": " + String.join("; ", problems));
    };
  }

  private static Obj tree(Path file) {
    try {
      return new YamlCodec().decode(new Bytes(Files.readAllBytes(file))).value() instanceof Obj object ? object : Obj.EMPTY;
    } catch (IOException cannot) {
      throw new UncheckedIOException("the authentication configuration cannot be read: " + file, cannot);
    } catch (MalformedBody malformed) {
      throw new IllegalArgumentException("the authentication configuration " + file + ": " + malformed.getMessage(), malformed);
    }
  }
}
