package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is who: the tokens of components, users and nodes, and the names that faults call them by. */
final class ClientNames {
  private static final String ACCOUNT = "system:serviceaccount:kube-system:";
  private static final String NODE = "system:node:";

  private ClientNames() {}

  static Map<String, User> users(List<String> controllers, List<String> nodes) {
    Map<String, User> users = new LinkedHashMap<>();
    add(users, User.of("system:kube-scheduler", List.of()));
    add(users, User.of("system:kube-controller-manager", List.of()));
    controllers.forEach(name -> add(users, User.of(ACCOUNT + name, List.of("system:serviceaccounts", "system:serviceaccounts:kube-system"))));
    nodes.forEach(name -> add(users, User.of(NODE + name, List.of("system:nodes"))));
    add(users, User.of("system:admin", List.of(User.MASTERS)));
    return users;
  }

  private static void add(Map<String, User> users, User user) {
    users.put("token of " + user.name(), user);
  }

  static Credential credential(String user) {
    return new Credential.Bearer("token of " + user);
  }

  static Credential controller(String name) {
    return credential(ACCOUNT + name);
  }

  static Credential node(String name) {
    return credential(NODE + name);
  }

  /** As traces name it. */
  static String of(ApiRequest request) {
    String user = request.credential() instanceof Credential.Bearer(String token) ? token.substring("token of ".length()) : "";
    if (user.startsWith(ACCOUNT)) {
      return user.substring(ACCOUNT.length());
    }
    if (user.startsWith(NODE)) {
      return "kubelet/" + user.substring(NODE.length());
    }
    return switch (user) {
      case "system:kube-scheduler" -> "scheduler";
      case "system:kube-controller-manager" -> "kube-controller-manager";
      default -> "kubectl";
    };
  }
}
