package io.hexareme.core.apiserver.ownership;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An immutable set of paths, as the tree of their steps. A node says whether the path that ends here is in the set, and holds the
 * nodes below. No node but the root is empty, so equal sets are equal trees.
 *
 * @param member whether the path to this node is in the set
 * @param children by step; whoever makes a set gives the map away
 */
record FieldSet(boolean member, NavigableMap<PathElement, FieldSet> children) {
  static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
  static final FieldSet LEAF = new FieldSet(true, new TreeMap<>());

  static FieldSet of(boolean member, NavigableMap<PathElement, FieldSet> children) {
    if (children.isEmpty()) {
      return member ? LEAF : EMPTY;
    }
    return new FieldSet(member, children);
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  FieldSet asMember() {
    return member ? this : of(true, children);
  }

  FieldSet asNoMember() {
    return member ? of(false, children) : this;
  }

  /** The set of what lies below {@code step}, with whether the step's own path is in this set. */
  FieldSet below(PathElement step) {
    return children.getOrDefault(step, EMPTY);
  }

  FieldSet union(FieldSet other) {
    if (other.isEmpty() || this == other) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    TreeMap<PathElement, FieldSet> all = new TreeMap<>(children);
    other.children.forEach((step, set) -> all.merge(step, set, FieldSet::union));
    return of(member || other.member, all);
  }

  /** The paths of this set that are not in {@code other}. This very set when nothing goes. */
  FieldSet minus(FieldSet other) {
    TreeMap<PathElement, FieldSet> left = null;
    for (Map.Entry<PathElement, FieldSet> child : (other.children.isEmpty() ? EMPTY : this).children.entrySet()) {
      FieldSet rest = child.getValue().minus(other.below(child.getKey()));
      if (rest != child.getValue()) {
        left = left == null ? new TreeMap<>(children) : left;
        put(left, child.getKey(), rest);
      }
    }
    boolean stays = member && !other.member;
    return left == null && stays == member ? this : of(stays, left == null ? children : left);
  }

  FieldSet intersection(FieldSet other) {
    TreeMap<PathElement, FieldSet> common = new TreeMap<>();
    if (!other.children.isEmpty()) {
      children.forEach((step, set) -> put(common, step, set.intersection(other.below(step))));
    }
    return of(member && other.member, common);
  }

  /** Puts {@code set} at {@code step}, or takes the step away when the set is empty. */
  static void put(Map<PathElement, FieldSet> children, PathElement step, FieldSet set) {
    if (set.isEmpty()) {
      children.remove(step);
    } else {
      children.put(step, set);
    }
  }

  /** Calls {@code visitor} with every path as messages print it; on each level the members first, then what lies below. */
  void forEachPath(Consumer<String> visitor) {
    forEachPath("", visitor);
  }

  private void forEachPath(String prefix, Consumer<String> visitor) {
    children.forEach((step, set) -> {
      if (set.member) {
        visitor.accept(prefix + step.inPath());
      }
    });
    children.forEach((step, set) -> set.forEachPath(prefix + step.inPath(), visitor));
  }
}
