package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps {@code metadata.managedFields} (KEP-555). Pure: the caller stores what comes back.
 *
 * <p>A {@code type} may be null for an object without schema: its objects are then taken as maps, its lists as atomic. Objects come
 * defaulted; an applied configuration comes as the client wrote it.
 */
public final class FieldOwnership {
  private final Compare compare;
  private final ServerSideApply apply;
  private final Merge merge;
  private final Atomics atomics;
  private final SchemaChanges schemaChanges;

  /**
   * Who writes.
   *
   * @param subresource empty for the object itself
   */
  public record Writer(String manager, String apiVersion, String subresource, Instant now) {}

  public FieldOwnership(SchemaTable table) {
    this(table.types()::get, AnnotationJson.NONE);
  }

  /** {@code types} answers a type by its name, null for an unknown one. */
  public FieldOwnership(Function<String, TypeSchema> types, AnnotationJson json) {
    Shapes shapes = new Shapes(types);
    compare = new Compare(shapes);
    merge = new Merge(shapes);
    atomics = new Atomics(shapes);
    schemaChanges = new SchemaChanges(shapes);
    apply = new ServerSideApply(shapes, compare, json);
  }

  /**
   * The object with its books after a create, an update or a patch: {@code manager} owns what it added or changed, everybody else
   * what is left. Books that the client wrote into {@code after} count, unless they come through a subresource; an empty list, or
   * one empty entry, throws them away, and nothing is tracked again before the first apply. A write that changes nothing changes no
   * books either.
   *
   * @param before the stored object; null on create
   * @param after the object to be stored, complete but for its books
   * @param manager the client's field manager
   * @param subresource empty for the object itself
   */
  public Value.Obj onUpdate(
      TypeSchema type,
      Value.Obj before,
      Value.Obj after,
      String manager,
      String apiVersion,
      String subresource,
      Instant now) {
    return onUpdate(type, before, after, new Writer(manager, apiVersion, subresource, now), Versions.ONE);
  }

  /** The same of a kind that is served in several versions. */
  public Value.Obj onUpdate(TypeSchema type, Value.Obj before, Value.Obj after, Writer writer, Versions versions) {
    Value.Obj bare = Books.without(after);
    ManagedFields books = Books.toUpdate(before, after, writer.subresource());
    if (before != null && books.isEmpty()) {
      return bare;
    }
    Value.Obj base = before == null ? Books.nothingOf(after) : Books.without(before);
    Perspective perspective = new Perspective(compare, typeOf(type), writer.apiVersion(), versions);
    Perspective.Change change = perspective.change(base, bare);
    ManagedFields others =
        change.own().isSame() ? books : schemaChanges.reconciled(books, perspective).after(change, Optional.empty());
    FieldSet taken = change.own().taken();
    ManagedFields updated = others;
    if (!taken.isEmpty()) {
      Claimant claimant = Claimant.updater(writer.manager(), writer.apiVersion(), writer.subresource());
      updated = others.with(Claim.at(writer.now(), claimant, writer.apiVersion(), others.fieldsOf(claimant).union(taken)));
    }
    Value.Obj result = Books.write(bare, UpdateCap.capped(updated));
    return result.equals(before) ? before : result;
  }

  /**
   * Applies a configuration: what it says is laid over the live object, what {@code manager} applied before and now leaves out goes,
   * unless somebody else owns it too. A change to a field of somebody else is a conflict, unless {@code force} takes the field over.
   *
   * <p>The caller has checked name, version and {@code resourceVersion}, and has taken {@code status} out of {@code applied} where
   * status is a subresource; applied to the subresource {@code status}, only the status counts.
   *
   * @param live the stored object; null when the apply creates it
   */
  public ApplyResult onApply(
      TypeSchema type,
      Value.Obj live,
      Value.Obj applied,
      String manager,
      boolean force,
      String apiVersion,
      String subresource,
      Instant now) {
    return onApply(type, live, applied, force, new Writer(manager, apiVersion, subresource, now), Versions.ONE);
  }

  /** The same of a kind that is served in several versions. */
  public ApplyResult onApply(TypeSchema type, Value.Obj live, Value.Obj applied, boolean force, Writer writer, Versions versions) {
    return apply.run(typeOf(type), live, applied, new ServerSideApply.Applier(
        writer.manager(), force, writer.apiVersion(), writer.subresource(), writer.now(), versions));
  }

  /** A configuration laid over an object as an apply would, without anybody coming to own anything. */
  public Value.Obj merged(TypeSchema type, Value.Obj live, Value.Obj applied) {
    return merge.values(typeOf(type), live, applied).asObj();
  }

  /** The paths of what {@link #merged} would replace as a whole. */
  public List<String> atomics(TypeSchema type, Value.Obj applied) {
    return atomics.in(typeOf(type), applied);
  }

  private static FieldType typeOf(TypeSchema type) {
    return type == null ? Shapes.UNTYPED_OBJECT : new FieldType.Ref(type.name());
  }
}
