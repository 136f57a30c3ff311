package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.authentication.FrontProxySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Front proxies in the words of kube-apiserver's flags; see {@link FrontProxySettings}.
 *
 * @param authority {@code --requestheader-client-ca-file}
 * @param allowedNames {@code --requestheader-allowed-names}
 */
public record ProxyFiles(Path authority, List<String> allowedNames, List<String> userHeaders, List<String> uidHeaders,
    List<String> groupHeaders, List<String> extraPrefixes) {

  /** With the headers that kubeadm sets up. */
  public static ProxyFiles usual(Path authority, List<String> allowedNames) {
    return new ProxyFiles(authority, allowedNames, List.of("X-Remote-User"), List.of("X-Remote-Uid"), List.of("X-Remote-Group"),
        List.of("X-Remote-Extra-"));
  }

  FrontProxySettings read() {
    try {
      return new FrontProxySettings(Files.readString(authority), allowedNames, userHeaders, uidHeaders, groupHeaders, extraPrefixes);
    } catch (IOException cannot) {
      throw new UncheckedIOException("the authority of front proxies cannot be read: " + authority, cannot);
    }
  }
}
