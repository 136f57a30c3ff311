package io.hexareme.core.machinery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a selector string into tokens; the last one is always {@code END}. */
final class LabelSelectorLexer {

  enum Kind { WORD, IN, NOT_IN, EQUALS, DOUBLE_EQUALS, NOT_EQUALS, GREATER, LESS, NOT, OPEN, CLOSE, COMMA, END }

  /** {@code text} is what error messages show. */
  record Token(Kind kind, String text) {
    /** Inside values, {@code in} and {@code notin} are ordinary words. */
    Token asValue() {
      return kind == Kind.IN || kind == Kind.NOT_IN ? new Token(Kind.WORD, text) : this;
    }
  }

  private final String text;
  private int position;

  private LabelSelectorLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    LabelSelectorLexer lexer = new LabelSelectorLexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().kind() != Kind.END);
    return tokens;
  }

  private Token next() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    if (position == text.length()) {
      return new Token(Kind.END, "");
    }
    return isSymbol(text.charAt(position)) ? symbol() : word();
  }

  private Token word() {
    int start = position;
    while (position < text.length() && !isSpace(text.charAt(position)) && !isSymbol(text.charAt(position))) {
      position++;
    }
    String word = text.substring(start, position);
    return switch (word) {
      case "in" -> new Token(Kind.IN, word);
      case "notin" -> new Token(Kind.NOT_IN, word);
      default -> new Token(Kind.WORD, word);
    };
  }

  /** The longest symbol that starts here: {@code ==} before {@code =}, {@code !=} before {@code !}. */
  private Token symbol() {
    for (int length = Math.min(2, text.length() - position); length > 0; length--) {
      String candidate = text.substring(position, position + length);
      Optional<Kind> kind = symbolKind(candidate);
      if (kind.isPresent()) {
        position += length;
        return new Token(kind.get(), candidate);
      }
    }
    throw new IllegalStateException("a symbol character that is no symbol: " + text.charAt(position));
  }

  private static Optional<Kind> symbolKind(String candidate) {
    return switch (candidate) {
      case "=" -> Optional.of(Kind.EQUALS);
      case "==" -> Optional.of(Kind.DOUBLE_EQUALS);
      case "!=" -> Optional.of(Kind.NOT_EQUALS);
      case "!" -> Optional.of(Kind.NOT);
      case ">" -> Optional.of(Kind.GREATER);
      case "<" -> Optional.of(Kind.LESS);
      case "(" -> Optional.of(Kind.OPEN);
      case ")" -> Optional.of(Kind.CLOSE);
      case "," -> Optional.of(Kind.COMMA);
      default -> Optional.empty();
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSymbol(char c) {
    return "=!(),><".indexOf(c) >= 0;
  }
}
