package io.hexareme.adapters.expressionscel;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists one after the other. What macros do, adding one item after the other, takes constant time for each; and two large lists are not
 * copied, so that a short expression cannot fill the memory by doubling a list again and again.
 */
final class Joined extends AbstractList<Object> {
  private static final int SMALL = 1000;
  private final List<Object> base;
  private final int size;

  private Joined(List<Object> base, int size) {
    this.base = base;
    this.size = size;
  }

  static List<Object> of(List<?> left, List<?> right) {
    if (right.isEmpty()) {
      return widened(left);
    }
    if ((long) left.size() + right.size() > Integer.MAX_VALUE) {
      throw new LimitReached();
    }
    if (right.size() > SMALL) {
      return new Both(widened(left), widened(right));
    }
    if (left instanceof Joined grown && grown.base.size() == grown.size) {
      grown.base.addAll(right);
      return new Joined(grown.base, grown.base.size());
    }
    if (left.size() > SMALL && !(left instanceof Joined)) {
      return new Both(widened(left), widened(right));
    }
    List<Object> base = new ArrayList<>(left);
    base.addAll(right);
    return new Joined(base, base.size());
  }

  @SuppressWarnings("unchecked")
  private static List<Object> widened(List<?> list) {
    return (List<Object>) list;
  }

  @Override
  public Object get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return base.get(index);
  }

  @Override
  public int size() {
    return size;
  }

  /** Two lists that are too large to copy. */
  private static final class Both extends AbstractList<Object> {
    private final List<Object> left;
    private final List<Object> right;
    private final int size;

    Both(List<Object> left, List<Object> right) {
      this.left = left;
      this.right = right;
      this.size = left.size() + right.size();
    }

    @Override
    public Object get(int index) {
      return index < left.size() ? left.get(index) : right.get(index - left.size());
    }

    @Override
    public int size() {
      return size;
    }
  }
}
