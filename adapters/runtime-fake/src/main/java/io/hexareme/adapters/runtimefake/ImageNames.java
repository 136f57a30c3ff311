package io.hexareme.adapters.runtimefake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Image names: in full, as a digest, as a pattern, and which cannot be had. */
final class ImageNames {
  private ImageNames() {}

  /** {@code docker.io/library/nginx:latest} for {@code nginx}. */
  static String full(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String named = registry ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
    boolean tagged = named.substring(named.lastIndexOf('/')).contains(":") || named.contains("@");
    return tagged ? named : named + ":latest";
  }

  /** The reference by digest that a pull answers: the same for the same name. */
  static String id(String image) {
    String full = full(image);
    if (full.contains("@")) {
      return full;
    }
    return full.substring(0, full.lastIndexOf(':')) + "@sha256:" + sha256(full);
  }

  /** Why it cannot be pulled, by convention, in containerd's words. */
  static Optional<String> pullError(String image) {
    String full = full(image);
    String host = full.substring(0, full.indexOf('/'));
    String pull = "failed to pull and unpack image \"" + full + "\": failed to resolve reference \"" + full + "\": ";
    if (host.endsWith(".invalid")) {
      return Optional.of("rpc error: code = Unknown desc = " + pull + "failed to do request: dial tcp: lookup " + host + ": no such host");
    }
    boolean missing = full.endsWith(":404") || full.contains("non-existent") || full.contains("nonexistent") || full.contains("doesnotexist");
    return missing ? Optional.of("rpc error: code = NotFound desc = " + pull + full + ": not found") : Optional.empty();
  }

  /** Whether a name matches a pattern in which {@code *} stands for anything; a pattern without tag or registry leaves them open. */
  static boolean matches(String pattern, String image) {
    String regex = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q");
    return Pattern.matches(regex, image) || Pattern.matches("(?:.*/)?" + regex + "(?:[:@].*)?", image);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
