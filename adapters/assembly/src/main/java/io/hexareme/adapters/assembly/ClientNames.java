package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import java.util.Map;
import java.util.function.Function;

/** Who sends a request, by the names that components have in traces. */
final class ClientNames implements Function<ApiRequest, String> {
  private static final String CONTROLLER = "system:serviceaccount:kube-system:";
  private static final String NODE = "system:node:";

  private final Map<String, String> usersByToken;

  ClientNames(Identities identities) {
    this.usersByToken = identities.names();
  }

  @Override
  public String apply(ApiRequest request) {
    return switch (request.credential()) {
      case Credential.Bearer(String token) -> ofUser(usersByToken.getOrDefault(token, ""), request);
      case Credential.Certificate certificate -> certificate.commonName();
      case Credential.FrontProxy proxy -> proxy.commonName();
      case Credential.None _ -> agent(request);
    };
  }

  private static String ofUser(String user, ApiRequest request) {
    if (user.startsWith(CONTROLLER)) {
      return user.substring(CONTROLLER.length());
    }
    if (user.startsWith(NODE)) {
      return "kubelet/" + user.substring(NODE.length());
    }
    return switch (user) {
      case "system:kube-scheduler" -> "scheduler";
      case "system:kube-controller-manager" -> "controller-manager";
      default -> agent(request);
    };
  }

  private static String agent(ApiRequest request) {
    String agent = request.header("user-agent");
    int slash = agent.indexOf('/');
    return slash < 0 ? agent : agent.substring(0, slash);
  }
}
