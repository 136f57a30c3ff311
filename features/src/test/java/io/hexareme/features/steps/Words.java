package io.hexareme.features.steps;

import io.cucumber.java.ParameterType;
import io.hexareme.features.support.Kind;
import io.hexareme.features.support.Thing;
import java.time.Duration;

/** Words in step texts that stand for more than themselves. */
public final class Words {

  /** Such as {@code 30 s}. */
  @ParameterType("(\\d+) (ms|s|min|h)")
  public Duration duration(String number, String unit) {
    long count = Long.parseLong(number);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "min" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  /** Such as {@code Deployment web}, or {@code Pod team-a/web}. */
  @ParameterType("([A-Z][A-Za-z]+) ([a-z0-9][a-z0-9./:-]*)")
  public Thing thing(String kind, String name) {
    return Thing.of(kind, name);
  }

  /** Such as {@code Pod} or {@code Pods}. */
  @ParameterType("[A-Z][A-Za-z]+")
  public Kind kind(String name) {
    return Kind.of(name);
  }

  /** Who makes a request. */
  @ParameterType("the administrator|[a-z][a-z0-9-]*(?::[a-z0-9:-]+)?")
  public String user(String name) {
    return name;
  }

  /** What a store is kept in. */
  @ParameterType("memory|files|\\d+ members")
  public String place(String name) {
    return name;
  }

  /** A part of the control plane. */
  @ParameterType("API server|scheduler|controller manager")
  public String part(String name) {
    return name;
  }
}
