/**
 * Who owns which field of an object (server-side apply, KEP-555): what every write claims, and what an apply may change.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.ownership.FieldOwnership}, called for every write with the object before and after;
 * the books are kept in {@code metadata.managedFields} of the object itself. The words: a {@code FieldSet} is a set of paths as a
 * tree of {@code PathElement}s; {@code Shapes} tells from the schema which values have parts that can be owned one by one;
 * {@code Comparison} says what a write changed; {@code AppliedFields}, {@code Merge} and {@code Prune} are the three steps of an apply;
 * {@code ManagedFields} are the books, {@code FieldsV1} their written form. A claim names fields of the version it was made through:
 * {@code Versions} are those that the kind is served in, {@code Perspective} shows one write in the words of each, and
 * {@code Abandoning} prunes across them.
 *
 * <p>Everything is pure. Not here: defaulting, validation, the patch kinds of {@code core.apiserver.patch}, and how an object is
 * converted between versions.
 */
package io.hexareme.core.apiserver.ownership;
