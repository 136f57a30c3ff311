package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;

/** How a command ended, as the error stream tells it: a Status from version 4 of the protocol on, before that a text, or nothing. */
final class ErrorWords {
  private ErrorWords() {}

  static Bytes status(End end) {
    return Bytes.utf8(switch (end) {
      case End.Done() -> "{\"metadata\":{},\"status\":\"Success\"}";
      case End.Exited(int code, String message) -> "{\"metadata\":{},\"status\":\"Failure\",\"message\":" + json(message)
          + ",\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"" + code + "\"}]}}";
      case End.Failed(String message) -> "{\"metadata\":{},\"status\":\"Failure\",\"message\":" + json("Internal error occurred: " + message)
          + ",\"reason\":\"InternalError\",\"details\":{\"causes\":[{\"message\":" + json(message) + "}]},\"code\":500}";
    });
  }

  /** Empty when all went well. */
  static Bytes text(End end) {
    return switch (end) {
      case End.Done() -> Bytes.EMPTY;
      case End.Exited(int code, String message) -> Bytes.utf8(message);
      case End.Failed(String message) -> Bytes.utf8(message);
    };
  }

  private static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return json.append('"').toString();
  }
}
