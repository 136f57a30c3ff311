package io.hexareme.features.support;

import io.hexareme.ports.value.Value;

/** What the API server answered to one request. */
public record Answer(int code, Value body) {
  public boolean isOk() {
    return code >= 200 && code < 300;
  }

  public String message() {
    return body.text("message");
  }

  @Override
  public String toString() {
    return code + " " + Field.show(body);
  }
}
