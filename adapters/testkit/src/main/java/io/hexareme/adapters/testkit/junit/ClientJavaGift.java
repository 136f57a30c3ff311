package io.hexareme.adapters.testkit.junit;

import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.clientjava.ClientJava;
import io.kubernetes.client.openapi.ApiClient;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A client of the official Java library; loaded only when a test asks for one. */
final class ClientJavaGift implements ClientGift {
  private final ApiClient client;

  ClientJavaGift(TestCluster cluster, Hexareme.Way way) {
    ClientGift.require("okhttp3.OkHttpClient", "io.kubernetes:client-java-api", "an ApiClient");
    try {
      client = way == Hexareme.Way.HTTP ? ClientJava.overHttp(cluster) : ClientJava.inProcess(cluster);
    } catch (LinkageError otherVersion) {
      throw new ExtensionConfigurationException("the client-java on the class path is none that Hexareme knows (27.0.0): " + otherVersion, otherVersion);
    }
  }

  @Override
  public Object client() {
    return client;
  }

  @Override
  public void close() {
    ClientJava.close(client);
  }
}
