package io.hexareme.adapters.cli;

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
    command.getErr().println("hexareme: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()));
    if (Boolean.getBoolean("hexareme.stacktrace")) {
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }
}
