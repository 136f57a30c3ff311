package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of operations on places (RFC 6902, {@code application/json-patch+json}): all of them succeed, or nothing happens.
 *
 * <p>As in Kubernetes, a body that is no array of objects is a bad request, while an operation that cannot be carried out – for
 * whatever reason, an unknown name included – is an invalid one; and {@code test} for null holds where there is no member.
 *
 * @param body the decoded patch
 */
public record JsonPatch(Value body) implements Patch {
  static final int MAX_OPERATIONS = 10_000;

  @Override
  public PatchResult applyTo(Value.Obj original) {
    if (!(body instanceof Value.Arr operations)) {
      return PatchResult.badRequest(BodyKind.mismatch(body, "jsonpatch.Patch"));
    }
    for (Value operation : operations.items()) {
      if (!(operation instanceof Value.Obj)) {
        return PatchResult.badRequest(BodyKind.mismatch(operation, "jsonpatch.Operation"));
      }
    }
    int count = operations.items().size();
    if (count > MAX_OPERATIONS) {
      return new PatchResult.Rejected(
          PatchResult.Kind.TOO_LARGE,
          "Request entity too large: The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got " + count);
    }
    return run(operations.items(), original);
  }

  private static PatchResult run(List<Value> operations, Value original) {
    CopyBudget budget = new CopyBudget();
    Optional<Value> tree = Optional.of(original);
    for (Value operation : operations) {
      tree = tree.flatMap(before -> step(operation, before, budget));
    }
    return tree.<PatchResult>map(PatchResult.Patched::new).orElseGet(PatchResult::doesNotFit);
  }

  private static Optional<Value> step(Value operation, Value tree, CopyBudget budget) {
    Optional<JsonPointer> place = pointer(operation, "path");
    if (place.isEmpty()) {
      return Optional.empty();
    }
    JsonPointer path = place.get();
    Optional<Value> value = Optional.ofNullable(operation.asObj().fields().get("value"));
    return switch (operation.text("op")) {
      case "add" -> value.flatMap(given -> add(path, tree, given));
      case "replace" -> value.flatMap(given -> path.isRoot() ? value : JsonEdit.REPLACE.at(path, tree, given));
      case "remove" -> remove(path, tree);
      case "test" -> test(path, tree, value.orElse(Value.Null.NULL)) ? Optional.of(tree) : Optional.empty();
      case "copy" -> pointer(operation, "from")
          .flatMap(from -> from.find(tree))
          .filter(budget::take)
          .flatMap(found -> add(path, tree, found));
      case "move" -> pointer(operation, "from").flatMap(from -> move(from, path, tree));
      default -> Optional.empty();
    };
  }

  private static Optional<JsonPointer> pointer(Value operation, String field) {
    return operation.at(field) instanceof Value.Str text ? JsonPointer.parse(text.value()) : Optional.empty();
  }

  private static Optional<Value> add(JsonPointer path, Value tree, Value value) {
    return path.isRoot() ? Optional.of(value) : JsonEdit.ADD.at(path, tree, value);
  }

  private static Optional<Value> remove(JsonPointer path, Value tree) {
    return path.isRoot() ? Optional.empty() : JsonEdit.REMOVE.at(path, tree, Value.Null.NULL);
  }

  private static Optional<Value> move(JsonPointer from, JsonPointer path, Value tree) {
    if (from.isAbove(path)) {
      return Optional.empty();
    }
    if (from.equals(path)) {
      return from.find(tree).map(_ -> tree);
    }
    return from.find(tree).flatMap(found -> remove(from, tree).flatMap(rest -> add(path, rest, found)));
  }

  private static boolean test(JsonPointer path, Value tree, Value expected) {
    Optional<Value> found = path.find(tree);
    if (found.isEmpty() && !path.isRoot() && path.parent().find(tree).orElse(Value.Null.NULL) instanceof Value.Obj) {
      found = Optional.of(Value.Null.NULL);
    }
    return found.isPresent() && JsonEquality.same(found.get(), expected);
  }
}
