package io.hexareme.core.apiserver.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may speak for others, and how they name them. (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#authenticating-proxy)
 *
 * @param authority {@code --requestheader-client-ca-file}, in PEM: signs the proxies' certificates, which the transport verifies
 * @param allowedNames {@code --requestheader-allowed-names}: common names of proxies; empty for every one that the authority signed
 * @param userHeaders {@code --requestheader-username-headers}, {@code uidHeaders} and {@code groupHeaders} likewise: names of headers
 * @param extraPrefixes {@code --requestheader-extra-headers-prefix}: what stands before a key
 */
public record FrontProxySettings(String authority, List<String> allowedNames, List<String> userHeaders, List<String> uidHeaders,
    List<String> groupHeaders, List<String> extraPrefixes) {
  /** The headers that kubeadm sets up. They are never taken for anything else, whoever sends them. */
  static final List<String> STANDARD = List.of("x-remote-user", "x-remote-uid", "x-remote-group");
  static final String STANDARD_PREFIX = "x-remote-extra-";

  public FrontProxySettings {
    allowedNames = List.copyOf(allowedNames);
    userHeaders = List.copyOf(userHeaders);
    uidHeaders = List.copyOf(uidHeaders);
    groupHeaders = List.copyOf(groupHeaders);
    extraPrefixes = List.copyOf(extraPrefixes);
  }

  /** Proxies that say it as kubeadm's do. */
  public static FrontProxySettings usual(String authority, List<String> allowedNames) {
    return new FrontProxySettings(authority, allowedNames, List.of("X-Remote-User"), List.of("X-Remote-Uid"), List.of("X-Remote-Group"),
        List.of("X-Remote-Extra-"));
  }

  static String lower(String header) {
    return header.toLowerCase(Locale.ROOT);
  }

  /** What aggregated API servers must know to believe the same proxies: lists by their key in the ConfigMap; empty ones are left out. */
  public Map<String, List<String>> published() {
    Map<String, List<String>> lists = new TreeMap<>(Map.of("requestheader-username-headers", userHeaders));
    lists.put("requestheader-allowed-names", allowedNames);
    lists.put("requestheader-group-headers", groupHeaders);
    lists.put("requestheader-extra-headers-prefix", extraPrefixes);
    if (!uidHeaders.isEmpty()) {
      lists.put("requestheader-uid-headers", uidHeaders);
    }
    return lists;
  }
}
