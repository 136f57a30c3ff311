package io.hexareme.adapters.testkit;

import io.hexareme.adapters.simulation.api.ApiFault.Effect;

/** What an API server answers with a code, in Kubernetes' words. An empty message stands for the usual one. */
final class Refusals {
  private Refusals() {}

  static Effect.Refuse conflict() {
    return of(409);
  }

  static Effect.Refuse of(int code) {
    return new Effect.Refuse(code, reason(code), "", code == 429 || code == 503 ? 1 : 0);
  }

  private static String reason(int code) {
    return switch (code) {
      case 400 -> "BadRequest";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "NotFound";
      case 405 -> "MethodNotAllowed";
      case 406 -> "NotAcceptable";
      case 409 -> "Conflict";
      case 410 -> "Expired";
      case 413 -> "RequestEntityTooLarge";
      case 415 -> "UnsupportedMediaType";
      case 422 -> "Invalid";
      case 429 -> "TooManyRequests";
      case 500 -> "InternalError";
      case 503 -> "ServiceUnavailable";
      case 504 -> "Timeout";
      default -> throw new IllegalArgumentException("an API server refuses with 400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500, 503 or 504, not with " + code);
    };
  }
}
