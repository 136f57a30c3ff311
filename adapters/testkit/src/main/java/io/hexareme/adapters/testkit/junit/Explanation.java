package io.hexareme.adapters.testkit.junit;

import io.hexareme.adapters.testkit.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a failed test is told of its cluster: the timeline as text and as a page, in {@code target/hexareme} (Gradle: {@code
 * build/hexareme}; or where the configuration parameter {@value #DIRECTORY} says), its path as a report entry, and its last lines with the
 * failure.
 */
final class Explanation {
  static final String DIRECTORY = "hexareme.timeline.directory";
  private static final int TAIL = 40;

  private Explanation() {}

  static void attach(ExtensionContext context, Throwable failure, TestCluster cluster) {
    try {
      String text = cluster.timeline();
      Path file = write(context, failure, cluster, text);
      context.publishReportEntry("hexareme timeline", file.toString());
      failure.addSuppressed(new WhatTheClusterDid(file, tail(text)));
    } catch (IOException | RuntimeException cannot) {
      failure.addSuppressed(cannot); // the test's own failure comes first
    }
  }

  private static Path write(ExtensionContext context, Throwable failure, TestCluster cluster, String text) throws IOException {
    Path directory = context.getConfigurationParameter(DIRECTORY).map(Path::of).orElseGet(Explanation::usual);
    Files.createDirectories(directory);
    String name = (context.getRequiredTestClass().getName() + "." + context.getDisplayName()).replaceAll("[^A-Za-z0-9._-]+", "_");
    String shortName = name.length() <= 150 ? name : name.substring(0, 140) + Integer.toHexString(name.hashCode());
    Files.writeString(directory.resolve(shortName + ".txt"), text);
    Path page = directory.resolve(shortName + ".html");
    Files.writeString(page, cluster.timelinePage(name, String.valueOf(failure)));
    return page.toAbsolutePath();
  }

  private static Path usual() {
    return Path.of(Files.isDirectory(Path.of("build")) && !Files.exists(Path.of("pom.xml")) ? "build" : "target", "hexareme");
  }

  private static String tail(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }
}
