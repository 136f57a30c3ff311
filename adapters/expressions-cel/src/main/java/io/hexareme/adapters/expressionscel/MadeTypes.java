package io.hexareme.adapters.expressionscel;

import java.util.List;

/** Whether objects that an expression makes have the types of their places: {@code Object.spec} for the field {@code spec}. */
final class MadeTypes {
  private MadeTypes() {}

  static Object checked(Object result) {
    if (result instanceof Made made && made.type().equals("Object")) {
      check(made, "Object");
    }
    return result;
  }

  private static void check(Object value, String path) {
    switch (value) {
      case Made made -> {
        if (!made.type().equals(path)) {
          throw new CelFailure("unexpected type name \"" + made.type() + "\", expected \"" + path
              + "\", which matches field name path from root Object type");
        }
        made.fields().forEach((name, field) -> check(field, path + "." + name));
      }
      case List<?> list -> list.forEach(item -> check(item, path));
      default -> { }
    }
  }
}
