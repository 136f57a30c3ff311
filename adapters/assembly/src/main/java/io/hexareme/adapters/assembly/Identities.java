package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.Randomness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The components of this process and the tokens by which the API server knows them. Tokens live as long as the process. */
final class Identities {
  private final Randomness randomness;
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();

  Identities(Randomness randomness, List<String> controllers, List<String> nodes) {
    this.randomness = randomness;
    add(User.of("system:kube-scheduler", List.of()));
    add(User.of("system:kube-controller-manager", List.of()));
    controllers.forEach(name -> add(User.of("system:serviceaccount:kube-system:" + name,
        List.of("system:serviceaccounts", "system:serviceaccounts:kube-system"))));
    nodes.forEach(name -> add(User.of("system:node:" + name, List.of("system:nodes"))));
    add(User.of("system:admin", List.of(User.MASTERS)));
    add(User.of("system:kube-proxy", List.of()));
    add(User.of("system:serviceaccount:kube-system:kube-dns", List.of("system:serviceaccounts", "system:serviceaccounts:kube-system")));
  }

  private void add(User user) {
    String token = randomness.nextUuid() + "." + randomness.nextUuid();
    users.put(token, user);
    tokens.put(user.name(), token);
  }

  /** Users by token, for the API server. */
  Map<String, User> users() {
    return Map.copyOf(users);
  }

  /** Users' names by token. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    tokens.forEach((name, token) -> names.put(token, name));
    return names;
  }

  Credential.Bearer of(String user) {
    return new Credential.Bearer(tokens.get(user));
  }
}
