package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.ProxyFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Front proxies that speak for others, in kube-apiserver's own words. */
final class ProxyOptions {
  @Option(names = "--requestheader-client-ca-file", paramLabel = "FILE",
      description = "Who signs the certificates of front proxies, which name users in headers (default: there are none).")
  private Path authority;

  @Option(names = "--requestheader-allowed-names", paramLabel = "NAME", split = ",", description = "Common names of proxies (default: all that it signed).")
  private List<String> allowedNames = List.of();

  @Option(names = "--requestheader-username-headers", paramLabel = "NAME", split = ",", defaultValue = "X-Remote-User",
      description = "Where proxies say who it is (default: ${DEFAULT-VALUE}).")
  private List<String> userHeaders;

  @Option(names = "--requestheader-uid-headers", paramLabel = "NAME", split = ",", defaultValue = "X-Remote-Uid",
      description = "By what unchanging id (default: ${DEFAULT-VALUE}).")
  private List<String> uidHeaders;

  @Option(names = "--requestheader-group-headers", paramLabel = "NAME", split = ",", defaultValue = "X-Remote-Group",
      description = "Of what groups (default: ${DEFAULT-VALUE}).")
  private List<String> groupHeaders;

  @Option(names = "--requestheader-extra-headers-prefix", paramLabel = "PREFIX", split = ",", defaultValue = "X-Remote-Extra-",
      description = "And what else, by key (default: ${DEFAULT-VALUE}).")
  private List<String> extraPrefixes;

  Optional<ProxyFiles> files() {
    return Optional.ofNullable(authority)
        .map(file -> new ProxyFiles(file, allowedNames, userHeaders, uidHeaders, groupHeaders, extraPrefixes));
  }
}
