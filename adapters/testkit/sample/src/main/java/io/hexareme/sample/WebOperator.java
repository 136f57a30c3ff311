package io.hexareme.sample;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;

/** The process: runs the reconciler for as long as it is open. */
public final class WebOperator implements AutoCloseable {
  static final String NAME = "web-operator";
  private static final int RETRY_MILLIS = 50;

  private final Operator operator;

  /** Starts; knows all there is when it returns. */
  public WebOperator(KubernetesClient client) {
    operator = new Operator(settings -> settings.withKubernetesClient(client).withCloseClientOnStop(false));
    operator.register(new WebSiteReconciler(), settings -> settings.withRetry(
        GenericRetry.defaultLimitedExponentialRetry().setInitialInterval(RETRY_MILLIS)));
    operator.start();
  }

  @Override
  public void close() {
    operator.stop();
  }
}
