package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A choice of objects by single fields: {@code metadata.name=a,status.phase!=Running}. In values, {@code \}, {@code ,} and
 * {@code =} are written with a backslash before them. Which fields a kind offers is the API server's to check.
 *
 * @param terms all must hold; in the order of their text
 */
public record FieldSelector(List<Term> terms) {
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  /** One comparison. {@code equal} tells {@code =} from {@code !=}; an absent field has the empty value. */
  public record Term(String field, boolean equal, String value) {
    boolean matches(UnaryOperator<String> valueOf) {
      return value.equals(valueOf.apply(field)) == equal;
    }

    @Override
    public String toString() {
      return field + (equal ? "=" : "!=") + escape(value);
    }
  }

  /** What became of a selector that somebody wrote. */
  public sealed interface Parsed {
    record Good(FieldSelector selector) implements Parsed {}

    /** {@code message} is Kubernetes' text for it. */
    record Malformed(String message) implements Parsed {}
  }

  public FieldSelector {
    terms = List.copyOf(terms);
  }

  /** Reads a selector string; the empty one selects everything. */
  public static Parsed parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : parts(text).stream().sorted().toList()) {
      if (part.isEmpty()) {
        continue;
      }
      int at = part.indexOf('=');
      if (at < 0) {
        return new Parsed.Malformed("invalid selector: '" + text + "'; can't understand '" + part + "'");
      }
      boolean equal = at == 0 || part.charAt(at - 1) != '!';
      boolean twice = equal && part.startsWith("==", at);
      switch (FieldSelectorEscapes.unescape(part.substring(at + (twice ? 2 : 1)))) {
        case FieldSelectorEscapes.Plain plain ->
            terms.add(new Term(part.substring(0, equal ? at : at - 1), equal, plain.text()));
        case FieldSelectorEscapes.Broken broken -> {
          return new Parsed.Malformed(broken.message());
        }
      }
    }
    return new Parsed.Good(new FieldSelector(terms));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ',') {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** Whether the fields match; {@code valueOf} answers the value of a field, empty when it has none. */
  public boolean matches(UnaryOperator<String> valueOf) {
    for (Term term : terms) {
      if (!term.matches(valueOf)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code object} matches when every field is a dotted path into it. */
  public boolean matchesObject(Value object) {
    return matches(field -> scalar(object.at(field.split("\\."))));
  }

  /** The text of a scalar as field selectors see it; empty for anything else. */
  public static String scalar(Value value) {
    return switch (value) {
      case Value.Str text -> text.value();
      case Value.Int number -> Long.toString(number.value());
      case Value.Bool truth -> truth == Value.Bool.TRUE ? "true" : "false";
      case Value.Dec _, Value.Null _, Value.Obj _, Value.Arr _ -> "";
    };
  }

  /** The only value {@code field} may have, when a term says so: what lets a list be answered by one read. */
  public Optional<String> exact(String field) {
    return terms.stream().filter(term -> term.equal() && term.field().equals(field)).map(Term::value).findFirst();
  }

  public boolean isEverything() {
    return terms.isEmpty();
  }

  /** {@code value} as it stands in a selector string. */
  public static String escape(String value) {
    return FieldSelectorEscapes.escape(value);
  }

  /** The canonical form. */
  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }
}
