package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between the tree of the API server and the values of an expression. Nothing is copied on the way in. */
final class Views {
  private Views() {}

  /** A value of the tree, by its declared type; as it looks where it does not have that type. */
  static Object view(Value value, ExpressionType type, Structs structs) {
    if (type instanceof ObjectOf optional && optional.name().equals("optional_type")) {
      return value.isNull() ? Optional.empty() : Optional.of(view(value, Simple.DYN, structs));
    }
    return switch (value) {
      case Value.Null _ -> NullValue.NULL;
      case Value.Bool truth -> truth == Value.Bool.TRUE;
      case Value.Int number -> type == Simple.DOUBLE ? (Object) (double) number.value() : (Object) number.value();
      case Value.Dec number -> type == Simple.INT && number.value() == Math.rint(number.value())
          ? (Object) (long) number.value() : (Object) number.value();
      case Value.Str text -> text(text.value(), type);
      case Arr array -> new ListView(array, type instanceof ListOf list ? list.items() : Simple.DYN, structs);
      case Obj object -> object(object, type, structs);
    };
  }

  private static Object object(Obj object, ExpressionType type, Structs structs) {
    return switch (type) {
      case ObjectOf known when structs.find(known.name()) != null -> new ObjectView(object, structs.find(known.name()), structs);
      case MapOf map -> new MapView(object, map.values(), structs);
      case ObjectOf _, ListOf _, Simple _ -> new MapView(object, Simple.DYN, structs);
    };
  }

  private static Object text(String text, ExpressionType type) {
    if (!(type instanceof Simple simple)) {
      return type instanceof ObjectOf object ? opaque(text, object.name()) : text;
    }
    return switch (simple) {
      case TIMESTAMP -> Times.timestamp(text);
      case DURATION -> Times.duration(text);
      case BYTES -> new Bytes(decoded(text));
      case DYN, BOOL, INT, DOUBLE, STRING, NULL -> text;
    };
  }

  /** What another expression made and its result shows as text. */
  private static Object opaque(String text, String type) {
    return switch (type) {
      case "kubernetes.Quantity" -> Quantities.parse(text);
      case "net.IP" -> Networks.ip(text);
      case "net.CIDR" -> Networks.cidr(text);
      default -> text;
    };
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new CelFailure("unexpected base64 encoding: " + notBase64.getMessage());
    }
  }

  /** A result as a value of the tree. */
  static Value value(Object result) {
    return switch (result) {
      case NullValue _ -> Value.Null.NULL;
      case Boolean truth -> Value.Bool.of(truth);
      case Long number -> Value.of(number);
      case UInt number -> number.bits() >= 0 ? Value.of(number.bits()) : new Value.Dec(number.toDouble());
      case Double number -> new Value.Dec(number);
      case String text -> Value.of(text);
      case Bytes bytes -> Value.of(Base64.getEncoder().encodeToString(bytes.array()));
      case Instant time -> Value.of(Times.text(time));
      case Duration duration -> Value.of(Times.text(duration));
      case ListView _, List<?> _ -> array((List<?>) result);
      case MapView map -> map.object();
      case ObjectView object -> object.object();
      case Made made -> made(made);
      case Mapping map -> mapping(map);
      case Optional<?> optional -> optional.isPresent() ? value(optional.get()) : Value.Null.NULL;
      case BigDecimal number -> new Value.Dec(number.doubleValue());
      case BigInteger number -> new Value.Dec(number.doubleValue());
      default -> Value.of(result.toString());
    };
  }

  private static Value array(List<?> list) {
    List<Value> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(value(item));
    }
    return new Arr(items);
  }

  private static Value made(Made made) {
    Map<String, Value> fields = new LinkedHashMap<>();
    made.fields().forEach((name, field) -> fields.put(Escaping.unescape(name), value(field)));
    return new Obj(fields);
  }

  private static Value mapping(Mapping map) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Object key : map.keys()) {
      fields.put(Conversions.string(key), value(map.find(key)));
    }
    return new Obj(fields);
  }
}
