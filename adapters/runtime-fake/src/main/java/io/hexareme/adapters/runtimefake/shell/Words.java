package io.hexareme.adapters.runtimefake.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command line into words and operators (POSIX Shell Command Language, 2.2 and 2.3), and puts in variables. */
final class Words {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+)|(\\?))");

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  /** @param operator {@code ;}, {@code &&}, {@code ||}, {@code |}, {@code >}, {@code >>} or {@code <}. Variables in single quotes are marked */
  record Word(String text, boolean operator) {
    private static final char LITERAL_DOLLAR = '\uE000';

    boolean is(String other) {
      return operator && text.equals(other);
    }

    /** The word with the values of variables in it. */
    String expanded(Map<String, String> variables, int status) {
      Matcher matcher = VARIABLE.matcher(text);
      return matcher.replaceAll(found -> Matcher.quoteReplacement(found.group(3) != null
              ? Integer.toString(status)
              : variables.getOrDefault(found.group(1) != null ? found.group(1) : found.group(2), "")))
          .replace(LITERAL_DOLLAR, '$');
    }
  }

  private Words(String text) {
    this.text = text;
  }

  static List<Word> split(String text) {
    Words words = new Words(text);
    words.read();
    return words.words;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> quoted('\'');
        case '"' -> quoted('"');
        case '\\' -> escaped();
        case ';', '\n' -> operator(";");
        case '>' -> {
          operator(twice('>') ? ">>" : ">");
          toStream();
        }
        case '<' -> operator("<");
        case '|' -> operator(twice('|') ? "||" : "|");
        case '&' -> operator(twice('&') ? "&&" : ";");
        default -> plain(c);
      }
    }
    end();
  }

  /** {@code >&2}: the other stream, as a word that begins with an ampersand. */
  private void toStream() {
    if (at < text.length() && text.charAt(at) == '&') {
      at++;
      plain('&');
    }
  }

  private boolean twice(char c) {
    boolean again = at < text.length() && text.charAt(at) == c;
    at += again ? 1 : 0;
    return again;
  }

  private void plain(char c) {
    if (Character.isWhitespace(c)) {
      end();
    } else {
      word.append(c);
      inWord = true;
    }
  }

  private void escaped() {
    if (at < text.length()) {
      char c = text.charAt(at++);
      word.append(c == '$' ? Word.LITERAL_DOLLAR : c);
      inWord = true;
    }
  }

  private void quoted(char quote) {
    inWord = true;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && quote == '"' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0) {
        escaped();
      } else {
        word.append(c == '$' && quote == '\'' ? Word.LITERAL_DOLLAR : c);
      }
    }
    at++;
  }

  private void operator(String operator) {
    // A number before a redirection names the stream: 2>file.
    boolean stream = operator.startsWith(">") && word.length() == 1 && Character.isDigit(word.charAt(0));
    String prefix = stream ? word.toString() : "";
    if (stream) {
      word.setLength(0);
      inWord = false;
    }
    end();
    words.add(new Word(prefix + operator, true));
  }

  private void end() {
    if (inWord) {
      words.add(new Word(word.toString(), false));
      word.setLength(0);
      inWord = false;
    }
  }
}
