package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sizes, indexes and membership. */
final class Basics {
  static final List<Fn> ALL = List.of(
      Fn.of("size(A) int", a -> size(a[0])),
      Fn.of("A:size() int", a -> size(a[0])),
      Fn.of("_[_](A, B) dyn", a -> indexed(a[0], a[1])),
      Fn.of("@in(A, list<A>) bool", a -> ((List<?>) a[1]).stream().anyMatch(item -> Equality.equal(item, a[0]))),
      Fn.of("@in(A, map<A, B>) bool", a -> ((Mapping) a[1]).find(a[0]) != null),
      Fn.of("cel.@mapInsert(map<A, B>, A, B) map<A, B>", a -> inserted((Mapping) a[0], a[1], a[2])),
      Fn.of("cel.@mapInsert(map<A, B>, map<A, B>) map<A, B>", a -> merged((Mapping) a[0], (Mapping) a[1])));

  private Basics() {}

  private static Long size(Object value) {
    if (!(value instanceof String || value instanceof Bytes || value instanceof List || value instanceof Mapping)) {
      throw CelFailure.noSuchOverload();
    }
    return sizeOrOne(value);
  }

  /** The size of what has one; 1 of anything else. */
  static long sizeOrOne(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Bytes bytes -> bytes.length();
      case List<?> list -> list.size();
      case Mapping map -> map.size();
      case Networks.Ip ip -> ip.bytes().length;
      case Networks.Cidr cidr -> cidr.address().bytes().length;
      default -> 1;
    };
  }

  static Object indexed(Object value, Object key) {
    return switch (value) {
      case List<?> list -> item(list, key);
      case Mapping map -> {
        Object found = map.find(key);
        if (found == null) {
          throw new CelFailure("no such key: " + shown(key));
        }
        yield found;
      }
      case Optional<?> optional when optional.isPresent() -> Optional.of(indexed(optional.get(), key));
      default -> throw new CelFailure("no such key: " + shown(key));
    };
  }

  private static Object item(List<?> list, Object key) {
    long index = index(key);
    if (index < 0 || index >= list.size()) {
      throw new CelFailure("index out of bounds: " + index);
    }
    return list.get((int) index);
  }

  static long index(Object key) {
    return switch (key) {
      case Long number -> number;
      case UInt number when number.bits() >= 0 -> number.bits();
      case Double number when number == Math.rint(number) -> number.longValue();
      case UInt _, Double _ -> throw new CelFailure("unsupported index value " + key + " in list");
      default -> throw new CelFailure("unsupported index type '" + typeName(key) + "' in list");
    };
  }

  private static String shown(Object key) {
    return key instanceof NullValue ? "null" : Conversions.string(key);
  }

  private static Mapping inserted(Mapping map, Object key, Object value) {
    if (map.find(key) != null) {
      throw new CelFailure("insert failed: key " + shown(key) + " already exists");
    }
    if (map instanceof LiteralMap literal) {
      return literal.with(key, value);
    }
    LiteralMap copy = new LiteralMap();
    map.keys().forEach(old -> copy.put(old, map.find(old)));
    copy.put(key, value);
    return copy;
  }

  private static Mapping merged(Mapping map, Mapping more) {
    Mapping all = map;
    for (Object key : more.keys()) {
      all = inserted(all, key, more.find(key));
    }
    return all;
  }

  static String typeName(Object value) {
    return switch (value) {
      case Long _ -> "int";
      case UInt _ -> "uint";
      case Double _ -> "double";
      case String _ -> "string";
      case Boolean _ -> "bool";
      case Bytes _ -> "bytes";
      case NullValue _ -> "null_type";
      case Instant _ -> "google.protobuf.Timestamp";
      case Duration _ -> "google.protobuf.Duration";
      case List<?> _ -> "list";
      case ObjectView object -> object.struct().name();
      case Made made -> made.type();
      case Mapping _ -> "map";
      case Optional<?> _ -> "optional_type";
      case TypeName _ -> "type";
      case Quantities.Quantity _ -> "kubernetes.Quantity";
      case Urls.Url _ -> "kubernetes.URL";
      case Networks.Ip _ -> "net.IP";
      case Networks.Cidr _ -> "net.CIDR";
      case Formats.Format _ -> "kubernetes.NamedFormat";
      case Semvers.Semver _ -> "kubernetes.Semver";
      case Authorizing.Asker _ -> "kubernetes.authorization.Authorizer";
      case Authorizing.PathCheck _ -> "kubernetes.authorization.PathCheck";
      case Authorizing.GroupCheck _ -> "kubernetes.authorization.GroupCheck";
      case Authorizing.ResourceCheck _ -> "kubernetes.authorization.ResourceCheck";
      case Authorizing.Verdict _ -> "kubernetes.authorization.Decision";
      default -> throw new IllegalStateException("no CEL value: " + value.getClass());
    };
  }
}
