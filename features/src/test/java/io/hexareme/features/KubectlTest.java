package io.hexareme.features;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What unmodified kubectls see of a cluster in real time. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features.kubectl")
class KubectlTest {}
