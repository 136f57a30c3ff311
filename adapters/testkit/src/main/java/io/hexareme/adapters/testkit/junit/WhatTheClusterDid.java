package io.hexareme.adapters.testkit.junit;

import java.nio.file.Path;

/** Not a failure: it hangs on the test's, to say what the cluster did before. */
final class WhatTheClusterDid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WhatTheClusterDid(Path page, String tail) {
    super("the cluster's timeline is in " + page + "; it ended with\n" + tail, null, false, false);
  }
}
