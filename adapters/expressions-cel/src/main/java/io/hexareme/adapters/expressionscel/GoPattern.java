package io.hexareme.adapters.expressionscel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hexareme.ports.expression.Patterns;

/**
 * Regular expressions as Go has them, by RE2/J: what they take grows with the text alone. What Go refuses for its size and the library
 * does not is refused here.
 */
final class GoPattern {
  private static final String MALFORMED = "error parsing regexp: ";

  private GoPattern() {}

  static Patterns.Parsed parse(String text) {
    try {
      Pattern pattern = compiled(text);
      return new Patterns.Parsed.Good(where -> pattern.matcher(where).find());
    } catch (CelFailure malformed) {
      return new Patterns.Parsed.Malformed(malformed.getMessage());
    }
  }

  /** @throws CelFailure in Go's words when the text is no pattern */
  static Pattern compiled(String text) {
    new PatternSize(text).excess().ifPresent(excess -> {
      throw new CelFailure(MALFORMED + excess);
    });
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException malformed) {
      throw new CelFailure(MALFORMED + words(malformed, text));
    } catch (StackOverflowError deep) {
      throw new CelFailure(MALFORMED + "expression nests too deeply: `" + text + "`");
    }
  }

  /** The library's words are Go's, but for a parenthesis that closes nothing. */
  private static String words(PatternSyntaxException malformed, String text) {
    if (malformed.getDescription().endsWith("internal error")) {
      return "unexpected ): `" + text + "`";
    }
    return malformed.getDescription() + ": `" + (malformed.getPattern() == null ? "" : malformed.getPattern()) + "`";
  }
}
