package io.hexareme.core.machinery;

import io.hexareme.core.machinery.LabelRequirement.Operator;
import io.hexareme.core.machinery.LabelSelector.Parsed;
import io.hexareme.core.machinery.LabelSelectorLexer.Kind;
import io.hexareme.core.machinery.LabelSelectorLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads selector strings by recursive descent. The grammar, with every error text, is that of Kubernetes' label selectors:
 * {@code requirement ("," requirement)*} where a requirement is {@code key}, {@code !key}, {@code key op value} or
 * {@code key in|notin (value, …)}.
 */
final class LabelSelectorParser {

  /** Leaves the descent; never leaves this class. */
  private static final class Unexpected extends Exception {
    private static final long serialVersionUID = 1;

    Unexpected(String message) {
      super(message, null, false, false);
    }
  }

  private final List<Token> tokens;
  private int position;

  LabelSelectorParser(String text) {
    tokens = LabelSelectorLexer.tokens(text);
  }

  Parsed parse() {
    try {
      return new Parsed.Good(new LabelSelector(requirements(), false));
    } catch (Unexpected unexpected) {
      return new Parsed.Malformed(unexpected.getMessage());
    }
  }

  private List<LabelRequirement> requirements() throws Unexpected {
    List<LabelRequirement> requirements = new ArrayList<>();
    while (peek().kind() != Kind.END) {
      if (!startsRequirement(peek())) {
        throw new Unexpected("found '" + peek().text() + "', expected: !, identifier, or 'end of string'");
      }
      requirements.add(prefixed());
      Token after = take();
      if (after.kind() == Kind.END) {
        break;
      }
      if (after.kind() != Kind.COMMA) {
        throw new Unexpected("found '" + after.text() + "', expected: ',' or 'end of string'");
      }
      if (!startsRequirement(peek())) {
        throw new Unexpected("found '" + peek().text() + "', expected: identifier after ','");
      }
    }
    return requirements;
  }

  private static boolean startsRequirement(Token token) {
    return token.kind() == Kind.WORD || token.kind() == Kind.NOT;
  }

  private LabelRequirement prefixed() throws Unexpected {
    try {
      return requirement();
    } catch (Unexpected unexpected) {
      throw new Unexpected("unable to parse requirement: " + unexpected.getMessage());
    }
  }

  private LabelRequirement requirement() throws Unexpected {
    boolean absent = peek().kind() == Kind.NOT;
    if (absent) {
      take();
    }
    String key = key();
    LabelRequirement requirement;
    if (absent || peek().kind() == Kind.END || peek().kind() == Kind.COMMA) {
      requirement = new LabelRequirement(key, absent ? Operator.DOES_NOT_EXIST : Operator.EXISTS, List.of());
    } else {
      Operator operator = operator();
      boolean set = operator == Operator.IN || operator == Operator.NOT_IN;
      requirement = new LabelRequirement(key, operator, set ? values() : List.of(value()));
    }
    List<String> problems = requirement.problems();
    if (!problems.isEmpty()) {
      throw new Unexpected(LabelSelector.aggregate(problems));
    }
    return requirement;
  }

  private String key() throws Unexpected {
    Token token = take();
    if (token.kind() != Kind.WORD) {
      throw new Unexpected("found '" + token.text() + "', expected: identifier");
    }
    List<String> problems = LabelSyntax.keyProblems(token.text());
    if (!problems.isEmpty()) {
      throw new Unexpected(
          LabelRequirement.invalid("<nil>", LabelRequirement.quoted(token.text()), String.join("; ", problems)));
    }
    return token.text();
  }

  private Operator operator() throws Unexpected {
    Token token = tokens.get(position);
    take();
    return switch (token.kind()) {
      case IN -> Operator.IN;
      case NOT_IN -> Operator.NOT_IN;
      case EQUALS -> Operator.EQUALS;
      case DOUBLE_EQUALS -> Operator.DOUBLE_EQUALS;
      case NOT_EQUALS -> Operator.NOT_EQUALS;
      case GREATER -> Operator.GREATER_THAN;
      case LESS -> Operator.LESS_THAN;
      case WORD, NOT, OPEN, CLOSE, COMMA, END ->
          throw new Unexpected("found '" + token.text() + "', expected: in, notin, =, ==, !=, gt, lt");
    };
  }

  private String value() throws Unexpected {
    if (peek().kind() == Kind.END || peek().kind() == Kind.COMMA) {
      return "";
    }
    Token token = take();
    if (token.kind() != Kind.WORD) {
      throw new Unexpected("found '" + token.text() + "', expected: identifier");
    }
    return token.text();
  }

  /** A parenthesized list in which empty items count: {@code (a,)} holds {@code a} and the empty string. */
  private List<String> values() throws Unexpected {
    Token open = take();
    if (open.kind() != Kind.OPEN) {
      throw new Unexpected("found '" + open.text() + "' expected: '('");
    }
    TreeSet<String> values = new TreeSet<>();
    if (peek().kind() == Kind.CLOSE) {
      take();
      return List.of();
    }
    if (peek().kind() != Kind.WORD && peek().kind() != Kind.COMMA) {
      throw new Unexpected("found '" + peek().text() + "', expected: ',', ')' or identifier");
    }
    do {
      values.add(item());
    } while (take().kind() == Kind.COMMA);
    return List.copyOf(values);
  }

  /** One item, leaving the comma or parenthesis after it. */
  private String item() throws Unexpected {
    Token token = peek();
    if (token.kind() == Kind.COMMA || token.kind() == Kind.CLOSE) {
      return "";
    }
    if (token.kind() != Kind.WORD) {
      throw new Unexpected("found '" + token.text() + "', expected: ',', or identifier");
    }
    take();
    if (peek().kind() != Kind.COMMA && peek().kind() != Kind.CLOSE) {
      throw new Unexpected("found '" + peek().text() + "', expected: ',' or ')'");
    }
    return token.text();
  }

  private Token peek() {
    return tokens.get(position).asValue();
  }

  private Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      position++;
    }
    return token;
  }
}
