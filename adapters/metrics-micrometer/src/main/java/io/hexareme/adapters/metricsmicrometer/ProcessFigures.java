package io.hexareme.adapters.metricsmicrometer;

import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The figures that every Prometheus client gives of its process
 * (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics), as far as the system tells them.
 */
final class ProcessFigures {
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final double KIBIBYTE = 1024;
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessFigures() {}

  static void register(PrometheusRegistry registry) {
    double started = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS;
    gauge(registry, "process_start_time_seconds", "Start time of the process since unix epoch in seconds.", () -> started);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      CounterWithCallback.builder().name("process_cpu_seconds_total").help("Total user and system CPU time spent in seconds.")
          .callback(row -> row.call(system.getProcessCpuTime() / NANOS)).register(registry);
      gauge(registry, "process_open_fds", "Number of open file descriptors.", system::getOpenFileDescriptorCount);
      gauge(registry, "process_max_fds", "Maximum number of open file descriptors.", system::getMaxFileDescriptorCount);
    }
    if (memory("VmRSS:").isPresent()) {
      gauge(registry, "process_resident_memory_bytes", "Resident memory size in bytes.", () -> memory("VmRSS:").orElse(Double.NaN));
      gauge(registry, "process_virtual_memory_bytes", "Virtual memory size in bytes.", () -> memory("VmSize:").orElse(Double.NaN));
    }
  }

  private static void gauge(PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder().name(name).help(help).callback(row -> row.call(value.getAsDouble())).register(registry);
  }

  /** From Linux' own page about the process, in lines such as {@code VmRSS:  123456 kB}; empty on other systems. */
  private static Optional<Double> memory(String field) {
    try {
      return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(field)).findFirst()
          .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KIBIBYTE);
    } catch (IOException otherSystem) {
      return Optional.empty();
    }
  }
}
