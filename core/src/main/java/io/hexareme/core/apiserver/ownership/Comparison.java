package io.hexareme.core.apiserver.ownership;

import java.util.TreeMap;

/** What a write did, path by path. A value that came or went whole is listed with everything below it. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
  static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);
  static final Comparison MODIFIED = new Comparison(FieldSet.EMPTY, FieldSet.LEAF, FieldSet.EMPTY);

  /** The paths whose values are now what the writer wants them to be. */
  FieldSet taken() {
    return added.union(modified);
  }

  boolean isSame() {
    return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
  }

  /** These changes without the fields that nobody owns. */
  Comparison ownable() {
    return isSame()
        ? this
        : new Comparison(UnownedFields.strip(added), UnownedFields.strip(modified), UnownedFields.strip(removed));
  }



  /** Gathers the changes of the parts of one value. */
  static final class Gathering {
    private final TreeMap<PathElement, FieldSet> added = new TreeMap<>();
    private final TreeMap<PathElement, FieldSet> modified = new TreeMap<>();
    private final TreeMap<PathElement, FieldSet> removed = new TreeMap<>();

    void at(PathElement step, Comparison changes) {
      FieldSet.put(added, step, changes.added());
      FieldSet.put(modified, step, changes.modified());
      FieldSet.put(removed, step, changes.removed());
    }

    Comparison done() {
      return added.isEmpty() && modified.isEmpty() && removed.isEmpty()
          ? SAME
          : new Comparison(FieldSet.of(false, added), FieldSet.of(false, modified), FieldSet.of(false, removed));
    }
  }
}
