package io.hexareme.adapters.assembly;

import io.hexareme.adapters.pkibouncycastle.IssuedCertificate;
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
            client-certificate-data: %s
            client-key-data: %s
        contexts:
        - name: hexareme
          context:
            cluster: hexareme
            user: kubernetes-admin
        current-context: hexareme
        """.formatted(host, port, base64(authority), base64(admin.certificate()), base64(admin.privateKey()));
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
