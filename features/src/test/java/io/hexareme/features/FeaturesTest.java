package io.hexareme.features;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Every promise, in virtual time; with {@code -Dworld=real} against clusters on the wall clock over HTTPS, with
 * {@code -Dworld=kubeconfig:FILE} against one that runs already (see {@code io.hexareme.adapters.testkit.gherkin.WorldChoice}).
 */
@Suite
@IncludeEngines("cucumber")
@SelectPackages({"features.apiserver", "features.store", "features.scheduler", "features.controllers", "features.kubelet",
    "features.cluster", "features.proxy"})
class FeaturesTest {}
