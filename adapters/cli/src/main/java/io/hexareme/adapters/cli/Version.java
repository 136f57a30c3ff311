package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.ClusterSettings;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"hexareme 0.1.0, serves Kubernetes " + ClusterSettings.GIT_VERSION};
  }
}
