package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;

/**
 * How much the {@code copy} operations of one patch may still multiply. Without it a few hundred of them, each doubling the last,
 * would describe a document no machine can print. The limit is the API server's: three mebibytes of copied text.
 */
final class CopyBudget {
  private long left = 3L * 1024 * 1024;

  /** Takes what copying {@code value} costs; false when that is more than there is. Looks at no more nodes than it can afford. */
  boolean take(Value value) {
    left -= 2;
    switch (value) {
      case Value.Obj object -> {
        for (var field : object.fields().entrySet()) {
          left -= field.getKey().length() + 3L;
          if (left < 0 || !take(field.getValue())) {
            return false;
          }
        }
      }
      case Value.Arr array -> {
        for (Value item : array.items()) {
          if (!take(item)) {
            return false;
          }
        }
      }
      case Value.Str text -> left -= text.value().length();
      case Value.Int _, Value.Dec _, Value.Bool _, Value.Null _ -> left -= 2;
    }
    return left >= 0;
  }
}
