package io.hexareme.adapters.benchmark.peer;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processor time that processes have used, in nanoseconds. */
@FunctionalInterface
public interface Cpu {
  OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  /** Linux counts in hundredths of a second, whatever the kernel's own tick. */
  long TICK = 10_000_000L;
  int AFTER_NAME_UTIME = 11;

  long nanos();

  /** Of this process, writers included. */
  static Cpu ofThisProcess() {
    return SYSTEM::getProcessCpuTime;
  }

  static Cpu of(List<Process> processes) {
    return () -> processes.stream().mapToLong(process -> ofProcess(process.pid())).sum();
  }

  /** See proc(5): after the name in brackets, the fields from state on. */
  private static long ofProcess(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[AFTER_NAME_UTIME]) + Long.parseLong(fields[AFTER_NAME_UTIME + 1])) * TICK;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
