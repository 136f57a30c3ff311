package io.hexareme.adapters.testkit.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes inside of a test, and remembers how they ended. */
final class Runs implements TestExecutionListener {
  final Map<String, Throwable> failed = Collections.synchronizedMap(new LinkedHashMap<>());
  final List<String> passed = Collections.synchronizedList(new ArrayList<>());
  final List<Map<String, String>> entries = Collections.synchronizedList(new ArrayList<>());

  static Runs of(Map<String, String> parameters, Class<?>... classes) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request().configurationParameters(parameters);
    for (Class<?> type : classes) {
      request.selectors(DiscoverySelectors.selectClass(type));
    }
    Runs runs = new Runs();
    LauncherDiscoveryRequest built = request.build();
    LauncherFactory.create().execute(built, runs);
    return runs;
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    result.getThrowable().ifPresent(failure -> failed.put(identifier.getDisplayName(), failure));
    if (identifier.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      passed.add(identifier.getDisplayName());
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
    entries.add(entry.getKeyValuePairs());
  }
}
