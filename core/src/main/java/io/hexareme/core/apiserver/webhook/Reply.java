package io.hexareme.core.apiserver.webhook;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/** Reads what a webhook answered over HTTP, and says in a Go client's words what is wrong with it. */
public final class Reply {
  private static final int LONGEST_SHOWN = 2048;
  private final BodyDecoder json;

  public Reply(BodyDecoder json) {
    this.json = json;
  }

  /** What was answered, or why it is none. */
  public sealed interface Read {
    record Review(Obj review) implements Read {}

    record Unreadable(String why) implements Read {}
  }

  public Read read(int code, Bytes body) {
    if (code < 200 || code > 206) {
      return new Read.Unreadable(status(body).orElseGet(() -> refused(code, body)));
    }
    try {
      return json.decode(body).value() instanceof Obj review
          ? new Read.Review(review)
          : new Read.Unreadable("couldn't get version/kind; json parse error: json: cannot unmarshal into Go value of type struct "
              + "{ APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }");
    } catch (MalformedBody malformed) {
      return new Read.Unreadable("couldn't get version/kind; json parse error: " + malformed.getMessage());
    }
  }

  /** Some answer with a Status. */
  private Optional<String> status(Bytes body) {
    try {
      Value value = json.decode(body).value();
      return value.text("kind").equals("Status") && !value.text("message").isEmpty()
          ? Optional.of(value.text("message")) : Optional.empty();
    } catch (MalformedBody _) {
      return Optional.empty(); // plain text, as most servers answer
    }
  }

  private static String refused(int code, Bytes body) {
    return switch (code) {
      case 400 -> "the server rejected our request for an unknown reason";
      case 401 -> "the server has asked for the client to provide credentials";
      case 403 -> shown(body);
      case 404 -> "the server could not find the requested resource";
      case 405 -> "the server does not allow this method on the requested resource";
      case 406 -> "the server was unable to respond with a content type that the client supports";
      case 409 -> "the server reported a conflict";
      case 415 -> "the server was not able to process the request because of an unsupported media type";
      case 422 -> "the server rejected our request due to an error in our request";
      case 429 -> "the server has received too many requests and has asked us to try again later";
      case 503 -> "the server is currently unable to handle the request";
      case 504 -> "the server was unable to return a response in the time allotted, but may still be processing the request";
      default -> code >= 500
          ? "an error on the server (\"" + shown(body).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
              + "\") has prevented the request from succeeding"
          : "the server responded with the status code " + code + " but did not return more information";
    };
  }

  private static String shown(Bytes body) {
    String text = body.utf8().strip();
    return text.isEmpty() ? "unknown" : text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
  }
}
