package io.hexareme.adapters.testkit.client;

import java.util.List;
import java.util.Locale;

/**
 * A kind that the server serves.
 *
 * @param group empty for the core group
 * @param shortNames such as {@code deploy}
 */
public record Kind(String group, String version, String plural, String singular, String kind, List<String> shortNames, boolean namespaced) {

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Whether that is one of its names: kind, singular, plural or short name, with {@code .group} behind it or without. */
  boolean isCalled(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String ending = group.isEmpty() ? "" : "." + group;
    String bare = !ending.isEmpty() && wanted.endsWith(ending) ? wanted.substring(0, wanted.length() - ending.length()) : wanted;
    return bare.equals(plural) || bare.equals(singular) || bare.equals(kind.toLowerCase(Locale.ROOT)) || shortNames.contains(bare);
  }

  /** Of all its objects, in every namespace. */
  public String path() {
    return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + "/" + plural;
  }

  /** Of its objects in that namespace. */
  public String path(String namespace) {
    return namespaced ? (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + "/namespaces/" + namespace + "/" + plural : path();
  }
}
