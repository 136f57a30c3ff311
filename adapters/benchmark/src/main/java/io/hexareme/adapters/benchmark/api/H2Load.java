package io.hexareme.adapters.benchmark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs h2load against one URL. */
final class H2Load {
  private static final Pattern STATUS = Pattern.compile("status codes: (\\d+) 2xx, (\\d+) 3xx, (\\d+) 4xx, (\\d+) 5xx");
  private static final Pattern RATE = Pattern.compile("finished in [0-9.a-z]+, ([0-9.]+) req/s");
  private static final Pattern MEAN = Pattern.compile("time for request: +\\S+ +\\S+ +([0-9.]+)(us|ms|s) ");

  /** One in so many requests may fail: Kubernetes makes a generated name anew a few times only. */
  private static final long BEARABLE = 100;

  /**
   * What a run came to.
   *
   * @param meanMillis from a request to the whole of its answer
   */
  record Run(long answered, double perSecond, double meanMillis) {}

  private final String token;

  H2Load(String token) {
    this.token = token;
  }

  /**
   * @param clients connections with one request at a time each
   * @param extent {@code -n REQUESTS}, or {@code --duration SECONDS}
   */
  Run run(String url, int clients, List<String> extent, String... more) {
    List<String> command = new ArrayList<>(List.of("h2load", "-t1", "-c", Integer.toString(clients), "-m1"));
    command.addAll(extent);
    command.addAll(List.of("-H", "authorization: Bearer " + token, "-H", "content-type: application/json"));
    command.addAll(List.of(more));
    command.add(url);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return read(output);
    } catch (IOException cannot) {
      throw new UncheckedIOException("h2load cannot be run: is nghttp2-client installed?", cannot);
    }
  }

  private static Run read(String output) {
    Matcher status = find(STATUS, output);
    long answered = Long.parseLong(status.group(1));
    long refused = Long.parseLong(status.group(3)) + Long.parseLong(status.group(4));
    if (refused > answered / BEARABLE) {
      throw new IllegalStateException("not all requests were answered well:\n" + output);
    }
    Matcher mean = find(MEAN, output);
    double unit = switch (mean.group(2)) {
      case "us" -> 0.001;
      case "ms" -> 1;
      default -> 1000;
    };
    return new Run(answered, Double.parseDouble(find(RATE, output).group(1)), Double.parseDouble(mean.group(1)) * unit);
  }

  private static Matcher find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("h2load said something else than expected:\n" + output);
    }
    return matcher;
  }
}
