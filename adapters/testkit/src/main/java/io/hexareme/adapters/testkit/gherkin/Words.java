package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Locale;

/** Words in step texts that stand for more than themselves. */
public final class Words {

  /** Such as {@code 30 s}. */
  @ParameterType("(\\d+) (ms|s|min|h|days?)")
  public Duration span(String number, String unit) {
    return spanOf(number, unit);
  }

  static Duration spanOf(String number, String unit) {
    long count = Long.parseLong(number);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "min" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Such as {@code Deployment web}, or {@code Pod team-a/web}. */
  @ParameterType("([A-Z][A-Za-z]+) ([a-z0-9][a-z0-9./:-]*)")
  public Thing thing(String kind, String name) {
    return new Thing(kind, name);
  }

  /** Such as {@code Pod} or {@code Pods}. */
  @ParameterType("[A-Z][A-Za-z]+")
  public String kind(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Who makes a request: {@code the administrator}, {@code alice}, {@code system:kube-scheduler}, {@code anonymous}. */
  @ParameterType("the administrator|[a-z][a-z0-9-]*(?::[a-z0-9:-]+)?")
  public String who(String name) {
    return name;
  }

  /** A part of the control plane: all processes of the kind. */
  @ParameterType("API server|scheduler|controller manager")
  public String part(String name) {
    return name;
  }

  /** Requests that something befalls: {@code the next 3 writes to pods}, {@code every second update of deployments by kubelet/node-1}. */
  @ParameterType("(?:for (\\d+) (ms|s|min|h) )?(the next|the next (\\d+)|every (second|third|fourth|fifth)|all)"
      + " (writes? to|updates? of|reads? of|watch(?:es)? of|requests? by) ([\\w./:-]+)(?: by ([\\w./:-]+))?")
  public Struck requests(String number, String unit, String which, String count, String nth, String doing, String what, String by) {
    Duration span = number == null ? Duration.ZERO : spanOf(number, unit);
    return new Struck(span, which, count, nth, doing.replaceFirst("^(write|update|read|request)s? ", "$1 ").replaceFirst("^watch(?:es)? ", "watch "), what, by);
  }
}
