package io.hexareme.core.apiserver.status;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The request is refused; carries the Status to answer. Made by {@link Refusals}, caught by the pipeline alone (decision 0005). */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;
  private final transient Obj status;
  private final transient Map<String, String> headers;

  Refusal(int code, Obj status, Map<String, String> headers) {
    super(status.text("message"), null, false, false);
    this.code = code;
    this.status = status;
    this.headers = Ordered.copyOf(headers);
  }

  public int code() {
    return code;
  }

  /** The whole Status object. */
  public Obj status() {
    return status;
  }

  public String reason() {
    return status.text("reason");
  }

  /** Headers beside the usual ones, such as {@code retry-after}. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The same with one header more. */
  public Refusal with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Refusal(code, status, more);
  }
}
