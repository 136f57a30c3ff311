package io.hexareme.ports.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.expression.Patterns.Parsed;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of patterns must do: Go's syntax, Go's words for what is none, and no text that takes long. */
public abstract class PatternsContract {

  protected abstract Patterns patterns();

  private String answer(String pattern, String text) {
    return switch (patterns().parse(pattern)) {
      case Parsed.Good(Patterns.Pattern good) -> good.isFoundIn(text) ? "found" : "";
      case Parsed.Malformed(String message) -> message;
    };
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      a | bab | found
      ^a$ | bab |
      ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$ | web-1 | found
      (?P<major>[0-9]+) | v12 | found
      (?i)ABC | xabcx | found
      ^\\pL+$ | Größe | found
      ^\\p{Greek}+$ | λ | found
      ^[[:alpha:]]+$ | abc | found
      ^\\Qa.b\\E$ | a.b | found
      ^\\Qa.b\\E$ | axb |
      \\Ab\\z | b | found
      ^\\d{2,3}$ | 1234 |
      ^x{,2}$ | x{,2} | found
      ^.$ | 😀 | found
      (?m)^b$ | ~a
      b~ | found
      (a | a | error parsing regexp: missing closing ): `(a`
      a) | a | error parsing regexp: unexpected ): `a)`
      [a | a | error parsing regexp: missing closing ]: `[a`
      a** | a | error parsing regexp: invalid nested repetition operator: `**`
      *a | a | error parsing regexp: missing argument to repetition operator: `*`
      a{2,1} | a | error parsing regexp: invalid repeat count: `{2,1}`
      a{1001} | a | error parsing regexp: invalid repeat count: `{1001}`
      (a{100}){100} | a | error parsing regexp: invalid repeat count: `{100}`
      (?=a) | a | error parsing regexp: invalid or unsupported Perl syntax: `(?=`
      (a)\\1 | aa | error parsing regexp: invalid escape sequence: `\\1`
      \\ | a | error parsing regexp: trailing backslash at end of expression: ``
      [b-a] | a | error parsing regexp: invalid character class range: `b-a`
      \\p{Nobody} | a | error parsing regexp: invalid character class range: `\\p{Nobody}`
      """)
  public void patterns_are_those_of_go(String pattern, String text, String answer) {
    assertThat(answer(pattern, text)).isEqualTo(answer == null ? "" : answer);
  }

  /** Such patterns take a backtracking matcher a time that doubles with each character. */
  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "^(a|aa)+$", "^(a|a?)+$", "(a*)*b", "(.*)*x", "(.*.*.*.*.*)=$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y",
      "^(?:a?){30}a{30}$", "(?:(?:a{0,10}){0,10}){0,10}$", "a[ab]{300}$"})
  public void no_pattern_reads_a_text_more_often_than_the_texts_length_needs(String pattern) {
    Patterns.Pattern hostile = ((Parsed.Good) patterns().parse(pattern)).pattern();
    long once = reads(hostile, 2_000);
    long tenfold = reads(hostile, 20_000);
    assertThat(tenfold).as("reads of ten times the text, where once it was %d", once).isLessThanOrEqualTo(11 * once + 100);
  }

  private static long reads(Patterns.Pattern pattern, int length) {
    AtomicLong reads = new AtomicLong();
    pattern.isFoundIn(new Counted("a".repeat(length) + "!", reads));
    return reads.get();
  }

  /** Counts how often it is looked into. */
  private record Counted(CharSequence text, AtomicLong reads) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), reads);
    }

    @Override
    public String toString() {
      throw new AssertionError("a copy cannot be counted");
    }
  }

  @Test
  public void what_is_too_large_or_too_deep_is_refused() {
    assertThat(answer("(".repeat(100_000) + ")".repeat(100_000), "")).startsWith("error parsing regexp: expression nests too deeply: `((");
    assertThat(answer("a{1000}".repeat(200), "")).startsWith("error parsing regexp: expression too large: `a{1000}a");
    assertThat(answer("(".repeat(100_000), "")).startsWith("error parsing regexp: ");
  }

  @Test
  public void any_text_is_a_pattern_or_is_refused_in_words() {
    List<String> pieces = List.of("a", "(", ")", "[", "]", "{", "}", "{2}", "{2,}", "{2,3}", "*", "+", "?", "|", "\\", "\\Q", "\\E", "\\pL", "\\x{41}",
        "(?i)", "(?P<n>", "(?:", "[^", "[:alpha:]", "-", "^", "$", ".", "é", "😀", "\n", "\0", ",", "}");
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String answer = answer(text.toString(), "aaa😀b");
      assertThat(answer.isEmpty() || answer.equals("found") || answer.startsWith("error parsing regexp: ")).as("%s → %s", text, answer).isTrue();
    }
  }
}
