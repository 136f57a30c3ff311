package io.hexareme.adapters.runtimefake;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** The stack trace of what a program threw, without the frames that are ours and not the program's. */
final class Thrown {
  private static final String OURS = Thrown.class.getPackageName() + ".";

  private Thrown() {}

  static String text(Throwable thrown) {
    cut(thrown);
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }

  private static void cut(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      if (frames[i].getClassName().startsWith(OURS + "ProgramRun") || frames[i].getClassName().startsWith(OURS + "ListeningPorts")) {
        thrown.setStackTrace(Arrays.copyOf(frames, i));
        break;
      }
    }
    if (thrown.getCause() != null && thrown.getCause() != thrown) {
      cut(thrown.getCause());
    }
  }
}
