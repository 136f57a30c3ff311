package io.hexareme.adapters.assembly.remote;

import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Where a cluster is and as whom to talk to it, read from the current context of a kubeconfig: its server, and client certificate or
 * token, inline or in files beside it. Credential plug-ins are not run.
 *
 * @param authority the certificates to trust, in PEM; empty for those of the JDK
 * @param certificate the client's, in PEM; empty for none
 * @param key the client's private key, in PEM
 * @param token a bearer token; empty for none
 * @param namespace the context's; {@code default} when it names none
 */
public record KubeconfigFile(URI server, String authority, String certificate, String key, String token, String namespace) {

  /** @throws IllegalArgumentException saying what is wrong with the file */
  public static KubeconfigFile read(Path file) {
    try {
      return of(Documents.yaml().decode(Bytes.utf8(Files.readString(file))).value(), file.toAbsolutePath().getParent());
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no kubeconfig " + file + "; is a cluster up? (--kubeconfig names another file)", missing);
    } catch (MalformedBody | IOException | UncheckedIOException | IllegalArgumentException unusable) {
      throw new IllegalArgumentException("the kubeconfig " + file + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /**
   * A kubeconfig's text in which everything stands inline.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static KubeconfigFile parse(String text) {
    try {
      return of(Documents.yaml().decode(Bytes.utf8(text)).value(), Path.of(""));
    } catch (MalformedBody | UncheckedIOException | IllegalArgumentException unusable) {
      throw new IllegalArgumentException("the kubeconfig cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /** The same cluster for somebody who shows nothing. */
  public KubeconfigFile anonymous() {
    return new KubeconfigFile(server, authority, "", "", "", namespace);
  }

  /** The same cluster for somebody who shows that token and nothing else. */
  public KubeconfigFile bearing(String other) {
    return new KubeconfigFile(server, authority, "", "", other, namespace);
  }

  private static KubeconfigFile of(Value config, Path directory) {
    Value context = named(config, "contexts", config.text("current-context")).at("context");
    Value cluster = named(config, "clusters", context.text("cluster")).at("cluster");
    Value user = named(config, "users", context.text("user")).at("user");
    String namespace = context.text("namespace");
    return new KubeconfigFile(
        URI.create(cluster.text("server")),
        data(cluster, "certificate-authority", directory),
        data(user, "client-certificate", directory),
        data(user, "client-key", directory),
        user.text("token"),
        namespace.isEmpty() ? "default" : namespace);
  }

  private static Value named(Value config, String list, String name) {
    return config.list(list).stream()
        .filter(entry -> entry.text("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(list + " has no entry named \"" + name + "\""));
  }

  /** Inline as {@code field-data}, or the name of a file. */
  private static String data(Value holder, String field, Path directory) {
    String inline = holder.text(field + "-data");
    if (!inline.isEmpty()) {
      return new String(Base64.getMimeDecoder().decode(inline), StandardCharsets.UTF_8);
    }
    String file = holder.text(field);
    try {
      return file.isEmpty() ? "" : Files.readString(directory.resolve(file));
    } catch (IOException cannot) {
      throw new UncheckedIOException(field + ": " + file + ": " + cannot.getMessage(), cannot);
    }
  }
}
