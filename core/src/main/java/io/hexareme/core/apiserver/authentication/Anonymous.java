package io.hexareme.core.apiserver.authentication;

import java.util.List;

/**
 * Whether who shows nothing may ask ({@code AnonymousAuthConfig} of apiserver.config.k8s.io/v1).
 *
 * @param paths the only paths where that holds; empty for everywhere
 */
public record Anonymous(boolean enabled, List<String> paths) {
  public static final Anonymous EVERYWHERE = new Anonymous(true, List.of());
  public static final Anonymous NOWHERE = new Anonymous(false, List.of());

  public Anonymous {
    paths = List.copyOf(paths);
  }

  boolean at(String path) {
    return enabled && (paths.isEmpty() || paths.contains(path));
  }
}
