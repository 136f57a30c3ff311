package io.hexareme.adapters.assembly.sim;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which of the numbered things of a run are to happen. */
public sealed interface Selection {
  Selection EVERYTHING = new All();

  boolean has(int number);

  record All() implements Selection {
    @Override
    public boolean has(int number) {
      return true;
    }
  }

  /** Those, and of what else may come up nothing. */
  record Only(SortedSet<Integer> numbers) implements Selection {
    @Override
    public boolean has(int number) {
      return numbers.contains(number);
    }
  }

  static Selection only(Collection<Integer> numbers) {
    return new Only(new TreeSet<>(numbers));
  }

  /** {@code 0-3,7}; {@code none}; {@code all}. */
  static String print(Selection selection) {
    return switch (selection) {
      case All() -> "all";
      case Only(SortedSet<Integer> numbers) -> numbers.isEmpty() ? "none" : ranges(numbers);
    };
  }

  private static String ranges(SortedSet<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    int first = -2;
    int last = -2;
    for (int number : numbers) {
      if (number != last + 1) {
        append(text, first, last);
        first = number;
      }
      last = number;
    }
    append(text, first, last);
    return text.toString();
  }

  private static void append(StringBuilder text, int first, int last) {
    if (first < 0) return;
    if (!text.isEmpty()) text.append(',');
    text.append(first);
    if (last > first) text.append('-').append(last);
  }

  /** @throws IllegalArgumentException when it is not what {@link #print} prints */
  static Selection parse(String text) {
    if (text.equals("all")) return EVERYTHING;
    SortedSet<Integer> numbers = new TreeSet<>();
    if (text.equals("none")) return new Only(numbers);
    for (String range : text.split(",", -1)) {
      if (!range.matches("\\d{1,9}(-\\d{1,9})?")) throw new IllegalArgumentException("\"" + range + "\" is neither a number nor a range such as 3-7");
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      if (last - first > 10_000_000) throw new IllegalArgumentException("the range " + range + " is too long");
      for (int number = first; number <= last; number++) numbers.add(number);
    }
    return new Only(numbers);
  }
}
