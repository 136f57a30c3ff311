package io.hexareme.core.apiserver.request;

import java.util.List;
import java.util.Map;

/** Who makes a request, as authentication found. {@code extra} keys are lower case. */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  public static final String ALL_AUTHENTICATED = "system:authenticated";
  public static final String ALL_UNAUTHENTICATED = "system:unauthenticated";
  public static final String MASTERS = "system:masters";
  public static final User ANONYMOUS = new User("system:anonymous", "", List.of(ALL_UNAUTHENTICATED), Map.of());

  public User {
    groups = List.copyOf(groups);
  }

  /** An authenticated user of these groups. */
  public static User of(String name, List<String> groups) {
    return new User(name, "", groups, Map.of());
  }
}
