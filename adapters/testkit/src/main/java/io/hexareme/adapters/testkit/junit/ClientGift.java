package io.hexareme.adapters.testkit.junit;

import io.hexareme.adapters.testkit.TestCluster;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A client of some library. */
interface ClientGift {
  Object client();

  void close();

  /** Makes one. */
  @FunctionalInterface
  interface Maker {
    ClientGift make(TestCluster cluster, Hexareme.Way way);
  }

  /** @throws ExtensionConfigurationException when that class is not on the class path, with the artifact that brings it */
  static void require(String className, String artifact, String wanted) {
    try {
      Class.forName(className, false, ClientGift.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new ExtensionConfigurationException("the test asks for " + wanted + ", but " + className
          + " is not on the class path: add the dependency " + artifact + " (scope test)", missing);
    }
  }
}
