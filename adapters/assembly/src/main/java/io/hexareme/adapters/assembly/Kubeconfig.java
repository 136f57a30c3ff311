package io.hexareme.adapters.assembly;

import io.hexareme.adapters.pkibouncycastle.IssuedCertificate;
import io.hexareme.ports.api.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** How kubectl reaches the cluster as its administrator: one file with everything in it, readable by its owner alone. */
record Kubeconfig(String host, int port, String authority, IssuedCertificate admin) {

  String text() {
    return text(host, port, authority,
        "client-certificate-data: " + base64(admin.certificate()) + "\n    client-key-data: " + base64(admin.ecPrivateKey()));
  }

  /** The same for who shows a token: every client library can do that, whereas some cannot read every kind of private key. */
  static String text(String host, int port, String authority, Credential.Bearer user) {
    return text(host, port, authority, "token: " + user.token());
  }

  private static String text(String host, int port, String authority, String user) {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: hexareme
          cluster:
            server: https://%s:%d
            certificate-authority-data: %s
        users:
        - name: kubernetes-admin
          user:
            %s
        contexts:
        - name: hexareme
          context:
            cluster: hexareme
            user: kubernetes-admin
        current-context: hexareme
        """.formatted(host, port, base64(authority), user);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces {@code file} as a whole. */
  void write(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    // Always the same name: a kill in between leaves one such file, which the next start replaces.
    Path fresh = directory.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
