package io.hexareme.adapters.expressionscel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads signatures such as {@code list<A>:indexOf(A) int}; single capital letters stand for any type. */
final class Signature {
  private final String text;
  private int at;

  Signature(String text) {
    this.text = text;
  }

  private record Type(CelType type, Class<?> form) {}

  Fn fn(Function<Object[], Object> body) {
    List<Type> parameters = new ArrayList<>();
    boolean member = text.substring(0, text.indexOf('(')).contains(":");
    if (member) {
      parameters.add(type());
      at++;
    }
    int open = text.indexOf('(', at);
    String name = text.substring(at, open);
    at = open + 1;
    while (text.charAt(at) != ')') {
      parameters.add(type());
      while (text.charAt(at) == ',' || text.charAt(at) == ' ') {
        at++;
      }
    }
    at += 2;
    return new Fn(name, member, parameters.stream().map(Type::type).toList(),
        parameters.stream().<Class<?>>map(Type::form).toList(), type().type(), body);
  }

  private Type type() {
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    List<CelType> inner = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '<') {
      do {
        at++;
        while (text.charAt(at) == ' ') {
          at++;
        }
        inner.add(type().type());
      } while (text.charAt(at) == ',');
      at++;
    }
    return named(word, inner);
  }

  private static Type named(String word, List<CelType> inner) {
    return switch (word) {
      case "dyn" -> new Type(SimpleType.DYN, Object.class);
      case "bool" -> new Type(SimpleType.BOOL, Boolean.class);
      case "int" -> new Type(SimpleType.INT, Long.class);
      case "uint" -> new Type(SimpleType.UINT, UInt.class);
      case "double" -> new Type(SimpleType.DOUBLE, Double.class);
      case "string" -> new Type(SimpleType.STRING, String.class);
      case "bytes" -> new Type(SimpleType.BYTES, Bytes.class);
      case "null" -> new Type(SimpleType.NULL_TYPE, NullValue.class);
      case "timestamp" -> new Type(SimpleType.TIMESTAMP, Instant.class);
      case "duration" -> new Type(SimpleType.DURATION, Duration.class);
      case "list" -> new Type(ListType.create(inner.getFirst()), List.class);
      case "map" -> new Type(MapType.create(inner.getFirst(), inner.getLast()), Mapping.class);
      case "optional" -> new Type(OptionalType.create(inner.getFirst()), Optional.class);
      case "Quantity" -> opaque("kubernetes.Quantity", Quantities.Quantity.class);
      case "URL" -> opaque("kubernetes.URL", Urls.Url.class);
      case "IP" -> opaque("net.IP", Networks.Ip.class);
      case "CIDR" -> opaque("net.CIDR", Networks.Cidr.class);
      case "Format" -> opaque("kubernetes.NamedFormat", Formats.Format.class);
      case "Semver" -> opaque("kubernetes.Semver", Semvers.Semver.class);
      case "Authorizer" -> opaque("kubernetes.authorization.Authorizer", Authorizing.Asker.class);
      case "PathCheck" -> opaque("kubernetes.authorization.PathCheck", Authorizing.PathCheck.class);
      case "GroupCheck" -> opaque("kubernetes.authorization.GroupCheck", Authorizing.GroupCheck.class);
      case "ResourceCheck" -> opaque("kubernetes.authorization.ResourceCheck", Authorizing.ResourceCheck.class);
      case "Decision" -> opaque("kubernetes.authorization.Decision", Authorizing.Verdict.class);
      default -> new Type(TypeParamType.create(word), Object.class);
    };
  }

  private static Type opaque(String name, Class<?> form) {
    return new Type(OpaqueType.create(name), form);
  }
}
