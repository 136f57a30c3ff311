package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import java.util.concurrent.atomic.AtomicBoolean;

/** Time-outs, proxies and TLS settings mean nothing here. */
final class InProcessBuilder extends StandardHttpClientBuilder<InProcessHttpClient, InProcessFactory, InProcessBuilder> {

  InProcessBuilder(InProcessFactory factory) {
    super(factory);
  }

  @Override
  public HttpClient build() {
    return new InProcessHttpClient(this, client == null ? new AtomicBoolean() : client.getClosed());
  }

  @Override
  protected InProcessBuilder newInstance(InProcessFactory factory) {
    return new InProcessBuilder(factory);
  }
}
