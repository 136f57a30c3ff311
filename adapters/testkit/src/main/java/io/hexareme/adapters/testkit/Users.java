package io.hexareme.adapters.testkit;

import io.hexareme.ports.api.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What users show, by their names. */
final class Users {
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  private Users() {}

  /** @param components what a component of the cluster shows; a token that is null for who is none */
  static Credential credential(String user, String[] groups, Function<String, Credential> components) {
    if (user.equals("anonymous")) {
      return new Credential.None();
    }
    if (user.startsWith("system:") && groups.length == 0 && components.apply(user) instanceof Credential.Bearer(String token) && token != null) {
      return new Credential.Bearer(token);
    }
    List<String> all = new ArrayList<>(List.of(groups));
    if (user.startsWith(SERVICE_ACCOUNT)) {
      all.add("system:serviceaccounts");
      all.add("system:serviceaccounts:" + user.substring(SERVICE_ACCOUNT.length()).split(":")[0]);
    }
    return new Credential.Certificate(user, all);
  }

  /** The last part of the name: it names the field manager. */
  static String agent(String user) {
    return user.substring(user.lastIndexOf(':') + 1);
  }
}
