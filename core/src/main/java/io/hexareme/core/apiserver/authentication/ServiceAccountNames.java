package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.machinery.ObjectKey;
import java.util.List;
import java.util.Optional;

/** How service accounts appear as users. */
public final class ServiceAccountNames {
  private static final String PREFIX = "system:serviceaccount:";
  private static final String ALL = "system:serviceaccounts";

  private ServiceAccountNames() {}

  public static String userName(String namespace, String name) {
    return PREFIX + namespace + ":" + name;
  }

  public static List<String> groups(String namespace) {
    return List.of(ALL, ALL + ":" + namespace);
  }

  /** The account behind a user's name; empty for other users. */
  public static Optional<ObjectKey> account(String userName) {
    if (!userName.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] parts = userName.substring(PREFIX.length()).split(":", -1);
    return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
        ? Optional.of(new ObjectKey(parts[0], parts[1]))
        : Optional.empty();
  }
}
