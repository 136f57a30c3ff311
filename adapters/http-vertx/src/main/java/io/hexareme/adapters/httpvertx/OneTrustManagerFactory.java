package io.hexareme.adapters.httpvertx;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;

/** A factory of one given trust manager. Vert.x has such a class too, but that one asks for a logging library at run time. */
final class OneTrustManagerFactory extends TrustManagerFactory {
  OneTrustManagerFactory(TrustManager manager) {
    super(new Spi(manager), null, "given");
  }

  private static final class Spi extends TrustManagerFactorySpi {
    private final TrustManager manager;

    Spi(TrustManager manager) {
      this.manager = manager;
    }

    @Override
    protected void engineInit(KeyStore store) {
      // nothing to choose from
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {
      // nothing to choose from
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return new TrustManager[] {manager};
    }
  }
}
