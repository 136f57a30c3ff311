package io.hexareme.adapters.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong in one line, no stack trace; the trace stays available with {@code -Dhexareme.stacktrace=true}. */
final class PlainErrors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getMessage() == null) {
      cause = cause.getCause();
    }
    command.getErr().println("hexareme: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()) + reason(cause));
    if (Boolean.getBoolean("hexareme.stacktrace")) {
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }

  /** What the file system said, where the message names only what was tried. */
  private static String reason(Throwable failure) {
    if (!(failure instanceof UncheckedIOException unchecked) || unchecked.getMessage().contains(unchecked.getCause().toString())) {
      return "";
    }
    IOException cause = unchecked.getCause();
    return ": " + (cause instanceof FileSystemException ? cause.getClass().getSimpleName() + " " : "") + cause.getMessage();
  }
}
